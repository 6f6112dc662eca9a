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

module.exports = {
  projects: [
    project("unit", ["<rootDir>/test/**/*.test.ts"], {
      testPathIgnorePatterns: ["/node_modules/", "/test/lab/"],
    }),
    project("lab", ["<rootDir>/test/lab/**/*.test.ts"]),
  ],
};
