const transform = {
  "\\.ts$": [
    "@swc/jest",
    { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
  ],
};
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  transform,
  testEnvironment: "node",
  ...more,
});

// They boot hosts or enter Debian trees, which needs root.
const asRoot = ["lab", "releases", "services"];

module.exports = {
  projects: [
    project("unit", ["<rootDir>/test/**/*.test.ts"], {
      testPathIgnorePatterns: ["/node_modules/", ...asRoot.map((folder) => `/test/${folder}/`)],
    }),
    project(
      "lab",
      asRoot.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    ),
  ],
};
