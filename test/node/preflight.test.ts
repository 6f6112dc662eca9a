import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";

const templates = path.join(__dirname, "../../templates/node");
const library = mkdtempSync(path.join(tmpdir(), "preflight-"));
afterAll(() => {
  rmSync(library, { recursive: true });
});

/** What the preflight of a configuration prints before "accepted", with the awk programs of the library. */
function preflight(cfg: string): string {
  writeFileSync(path.join(library, "haproxy.cfg"), cfg);
  const script = `set -eu\n. "$LIBRARY/preflight.sh"\nfaults=$(preflightFaults "$LIBRARY")\necho "$faults"\necho accepted\n`;
  const { stdout, stderr } = spawnSync("sh", ["-c", script], {
    env: { ...process.env, LIBRARY: library, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` },
    encoding: "utf8",
  });
  return stdout + stderr;
}

const cfg = (port: number) =>
  `global\n    chroot /\n    maxconn 10\nfrontend web\n    mode http\n    bind 127.0.0.1:${port}\n`;

beforeEach(() => {
  cpSync(templates, library, { recursive: true });
});

test("a configuration that can run passes the preflight", () => {
  expect(preflight(cfg(1)).trim()).toBe("accepted");
});

test("a port that another program holds, and a missing root directory, are faults", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  try {
    const { port } = other.address() as AddressInfo;
    const printed = preflight(cfg(port).replace("chroot /", "chroot /nonexistent"));
    expect(printed).toMatch(new RegExp(`binds\\[0\\]: port ${port} is held by `));
    expect(printed).toContain("global.chroot: there is no directory /nonexistent");
  } finally {
    other.close();
  }
});

test.each(["binds.awk", "processors.awk", "descriptors.awk"])(
  "a preflight that cannot check with %s accepts nothing",
  (program) => {
    rmSync(path.join(library, program));
    expect(preflight(cfg(1))).not.toContain("accepted");
  },
);
