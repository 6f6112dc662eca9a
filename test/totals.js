/** A jest reporter: the run's totals alone on the last line, for CI. */
module.exports = class Totals {
  onRunComplete(_contexts, results) {
    // The totals come after jest's own summary, which is written to stderr at the end of the run.
    process.on("exit", () => {
      const skipped = results.numPendingTests + results.numTodoTests;
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }
};
