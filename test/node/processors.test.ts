import { awk } from "./awk";

const faults = (...global: string[]) => {
  const lines = ["global", ...global.map((line) => `    ${line}`), "frontend web", "    nbthread 99", ""];
  return awk("processors.awk", [lines.join("\n")], {}, { processors: "4", all: "8" });
};

describe("processors.awk", () => {
  it("accepts threads and processors that the host has", () => {
    expect(faults("nbthread 4", "cpu-map auto:1/1-4 0-3", "cpu-map 1/all 4 5-7")).toEqual([]);
  });

  it("refuses those that the host lacks, and names their input", () => {
    expect(faults("nbthread 5", "cpu-map 1/all 0", "cpu-map auto:1/1-4 0 6-9")).toEqual([
      "  global.nbthread: 5 threads are more than the 4 processors of this host",
      "  global.cpuMap[1]: there is no processor 9 on this host, which has 0 to 7",
    ]);
  });
});
