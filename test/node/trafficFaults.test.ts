import { awk } from "./awk";

const header = "# pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,status,check_status,check_code,last_chk\n";
const row = (proxy: string, server: string, status: string, check = "", code = "", last = ""): string =>
  `${proxy},${server},0,0,0,0,0,0,0,${status},${check},${code},${last}\n`;
const before = header + row("app", "a", "UP", "L7OK", "200") + row("app", "b", "DOWN", "L4CON");
const faults = (after: string): string[] => awk("traffic-faults.awk", [header + after], { before });

describe("traffic-faults.awk", () => {
  it("finds nothing when one server of each backend passes its check", () => {
    expect(
      faults(
        row("web", "FRONTEND", "OPEN") +
          row("app", "a", "UP", "L7OK", "200") +
          row("app", "b", "DOWN", "L4CON"),
      ),
    ).toEqual([]);
  });

  it("waits for the first check of the new worker", () => {
    expect(
      faults(row("app", "a", "UP", "UNK") + row("app", "b", "DOWN", "L4CON") + row("app", "BACKEND", "UP")),
    ).toEqual(['backends[0] ("app"): waiting for the first check of its servers']);
  });

  it("names the backend whose servers all fail, and what they answer", () => {
    expect(
      faults(
        row("app", "a", "UP 2/3", "* L7STS", "404", "Not Found") +
          row("app", "b", "DOWN", "L4CON", "", "refused") +
          row("app", "BACKEND", "UP"),
      ),
    ).toEqual([
      'backends[0] ("app").httpCheck: every server fails its check with this configuration, and some passed before: a L7STS 404 Not Found, b L4CON  refused',
    ]);
  });

  it("does not ask for more than there was before", () => {
    expect(faults(row("new", "x", "DOWN", "L4CON") + row("app", "a", "no check"))).toEqual([]);
  });

  it("does not blame a configuration for servers whose checks failed before it, though they still counted as up", () => {
    const dying = header + row("app", "a", "UP 2/3", "* L4CON", "", "refused");
    const after = header + row("app", "a", "DOWN", "L4CON", "", "refused") + row("app", "BACKEND", "DOWN");
    expect(awk("traffic-faults.awk", [after], { before: dying })).toEqual([]);
    const unchecked = header + row("app", "a", "UP", "INI");
    expect(awk("traffic-faults.awk", [after], { before: unchecked })).toHaveLength(1);
  });

  it("names a frontend that is not open", () => {
    expect(faults(row("web", "FRONTEND", "STOP"))).toEqual([
      "frontend web: its status is STOP instead of OPEN",
    ]);
  });
});
