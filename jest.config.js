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

// They boot hosts, enter Debian trees or have namespaces of their own, which needs root.
const asRoot = ["lab", "releases", "services", "node/live"];

module.exports = {
  // For `npm run coverage`. No file of src is left out.
  collectCoverageFrom: ["<rootDir>/src/**/*.ts"],
  coverageProvider: "v8",
  coverageDirectory: "reports/coverage",
  coverageReporters: ["text", "lcovonly", "html", "json-summary"],
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
