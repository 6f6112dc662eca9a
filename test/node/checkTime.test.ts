import { awk } from "./awk";

const checkTime = (cfg: string): number => Number(awk("check-time.awk", [cfg])[0]);

describe("check-time.awk", () => {
  it("allows for two checks, each at the end of the longest interval", () => {
    expect(checkTime("backend app\n    server a 10.0.0.21:80 check inter 500ms\n")).toBe(8000);
    expect(checkTime("backend app\n    default-server check inter 10s\n    timeout check 5s\n")).toBe(40000);
    expect(checkTime("backend app\n    server a 10.0.0.21:80 inter 1000 fastinter 1m\n")).toBe(240000);
  });

  it("allows for the timeouts of a check when they are longer", () => {
    expect(checkTime("defaults\n    timeout connect 5s\n    timeout check 5s\n")).toBe(24000);
  });

  it("ends after five minutes", () => {
    expect(checkTime("backend app\n    default-server inter 1d\n")).toBe(300000);
  });
});
