import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { withDaemons } from "../render/daemonPath";

const program = path.join(__dirname, "../../templates/node/entries.awk");

/** What is awkward on the admin socket: its separators, its quotes, the mark of a payload. */
const awkward = [
  "plain",
  "two words",
  "semi;colon",
  "back\\slash",
  "\\",
  "quo\"te's",
  "<<",
  "a <<",
  "größe",
  "%[src] $x",
];

describe("entries.awk", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "haproxy-pair-entries-"));
  const socket = path.join(folder, "admin.sock");
  const map = path.join(folder, "a.map");
  const list = path.join(folder, "a.lst");
  let haproxy: ReturnType<typeof spawn>;

  beforeAll(async () => {
    writeFileSync(map, "old value\n");
    writeFileSync(list, "old\n");
    writeFileSync(
      path.join(folder, "haproxy.cfg"),
      `global
    stats socket ${socket} level admin
defaults
    mode http
    timeout connect 1s
    timeout client 1s
    timeout server 1s
frontend web
    bind unix@${folder}/web.sock
    http-request deny if { req.hdr(a) -f ${list} }
    http-request set-header b %[req.hdr(a),map(${map})]
`,
    );
    haproxy = spawn("haproxy", ["-f", path.join(folder, "haproxy.cfg")], {
      env: withDaemons,
      stdio: "inherit",
    });
    while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  afterAll(() => {
    haproxy.kill();
    rmSync(folder, { recursive: true });
  });

  /** Sends commands on one connection, and ends its own half of it, as socat does. */
  function ask(commands: string | Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = "";
      const connection = connect(socket);
      connection.on("data", (chunk: Buffer) => (answer += chunk.toString()));
      connection.on("error", reject);
      connection.on("end", () => {
        resolve(answer);
      });
      connection.end(commands);
    });
  }

  const shown = async (kind: string, file: string): Promise<string[]> =>
    [...(await ask(`show ${kind} ${file}\n`)).matchAll(/^0x[0-9a-f]+ (.*)$/gm)].map(
      ([, entry = ""]) => entry,
    );

  it.each([
    ["map", map, awkward.map((value, index) => `key;${index}\\ ${value}`)],
    ["acl", list, awkward],
    ["map", map, Array.from({ length: 20_000 }, (_, index) => `host${index}.example.com backend${index}`)],
    ["acl", list, Array.from({ length: 20_000 }, (_, index) => `host${index}.example.com`)],
    ["map", map, []],
  ])("gives haproxy every entry of a %s exactly as the file does", async (kind, file, entries) => {
    const text = `# comment\n\n${entries.map((entry) => `${entry}\n`).join("")}`;
    const version = /created: (\d+)/.exec(await ask(`prepare ${kind} ${file}\n`))?.[1] ?? "";
    const variables = [`kind=${kind}`, `path=${file}`, `version=@${version}`].flatMap((given) => [
      "-v",
      given,
    ]);
    const commands = execFileSync("awk", [...variables, "-f", program], { input: text, maxBuffer: 2 ** 26 });
    expect((await ask(commands)).replace(/[>+ \n]/g, "")).toBe("");
    await ask(`commit ${kind} @${version} ${file}\n`);
    expect(await shown(kind, file)).toEqual(entries);
  });
});
