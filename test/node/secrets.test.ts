import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { awk } from "./awk";

describe("the hashes of passwords on a node", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "secrets-"));
  const file = path.join(folder, "staff-12345678");
  const hash = "$6$salt&salt\\1$abc./";
  beforeAll(() => {
    writeFileSync(file, `${hash}\n`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("replace their file's name in a userlist, unchanged", () => {
    const given = [
      "userlist staff",
      `    user alice password @SECRET:${file}@ groups admins`,
      "frontend web",
    ];
    expect(awk("secrets.awk", [given.join("\n")])).toEqual([
      "userlist staff",
      `    user alice password ${hash} groups admins`,
      "frontend web",
    ]);
  });

  test("are put nowhere else", () => {
    const given = [
      "backend app",
      `    user alice password @SECRET:${file}@`,
      `    http-request x @SECRET:${file}@`,
    ];
    expect(awk("secrets.awk", [given.join("\n")])).toEqual(given);
  });

  test("are reported missing when their file does not exist", () => {
    const given = `userlist staff\n    user alice password @SECRET:${file}x@\n`;
    expect(() => awk("secrets.awk", [given])).toThrow(`no secret file ${file}x`);
  });
});
