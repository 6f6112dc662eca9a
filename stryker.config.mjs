import jest from "./jest.config.js";

/** A sample of the grammar, the checks and the rendering that ends in minutes; `--mutate FILES` chooses others. */
const mutate = ["src/language/words.ts", "src/checks/routing/routing.ts", "src/render/keepalivedConf.ts"];

/** The tests that have to notice. Each mutant loads all files that run it: those that start haproxy would cost hours. */
const tests = [
  "language/words",
  "syntax/roundTrip",
  "checks/routing",
  "checks/useBackend",
  "render/keepalivedConf",
];

const unit = jest.projects.find(({ displayName }) => displayName === "unit");

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate,
  testRunner: "jest",
  jest: {
    // Stryker itself knows which tests run a mutant.
    enableFindRelatedTests: false,
    config: { ...unit, testMatch: tests.map((file) => `<rootDir>/test/${file}.test.ts`) },
  },
  coverageAnalysis: "perTest",
  // A mutant that runs while a test file is loaded, and in no test, would be tried with every test.
  ignoreStatic: true,
  concurrency: 2,
  // A mutant that is only slow, on a busy machine, does not count as killed. Endless loops are noticed by their count.
  timeoutMS: 30_000,
  ignorePatterns: [".lab", "dist", "reports"],
  tempDirName: "reports/mutation",
  reporters: ["progress-append-only", "clear-text", "json"],
  jsonReporter: { fileName: "reports/mutation.json" },
};
