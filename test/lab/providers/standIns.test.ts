import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import * as net from "node:net";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { remote, type types } from "@pulumi/command";
import { secret, type CustomResourceOptions } from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { ProviderStack } from "./providerStack";
import { SshServer } from "./sshServer";

jest.setTimeout(60_000);

const standIns = mkdtempSync(path.join(tmpdir(), "stand-ins-"));
const server = new SshServer();
let stack: ProviderStack;

beforeAll(async () => {
  execFileSync(path.join(__dirname, "install.sh"), [standIns]);
  await server.listen();
});

afterAll(async () => {
  await server.close();
  rmSync(standIns, { recursive: true });
});

afterEach(() => {
  stack.remove();
});

type CommandArgs = Omit<remote.CommandArgs, "connection">;
type Connection = Partial<types.input.remote.ConnectionArgs>;

/** A program with one remote command, whose outputs are the stack's. */
function command(args: CommandArgs, connection: Connection = {}, options: CustomResourceOptions = {}) {
  return () => {
    const { stdout, stderr } = new remote.Command(
      "one",
      { connection: { ...server.connection, ...connection }, addPreviousOutputInEnv: false, ...args },
      options,
    );
    return Promise.resolve({ stdout, stderr });
  };
}

// The same expectations hold for the official providers: that is what makes the others stand-ins.
const official = process.env.HAPROXY_PAIR_PROVIDERS === "official" ? process.env.PULUMI_HOME : undefined;
if (official === undefined) {
  const reason = "test/setup.sh found no way to the official provider plugins (HAPROXY_PAIR_PROVIDERS)";
  process.stderr.write(`Not compared with the official providers: ${reason}\n`);
  describe("the official providers", () => {
    test.skip(`behave as the stand-ins do: ${reason}`, () => undefined);
  });
}
const homes: [string, string][] = [["the stand-ins", standIns]];
if (official !== undefined) homes.push(["the official providers", official]);

describe.each(homes)("a remote command of %s", (_providers, home) => {
  beforeEach(async () => {
    stack = await ProviderStack.create(home);
  });

  test("gets its stdin, gives its output without the last newline, and logs each line as it comes", async () => {
    const program = command({ create: "echo; cat; echo b; sleep 0.2; echo complaint >&2", stdin: "a\n" });
    expect(await stack.up(program)).toMatchObject({
      changes: ["create one"],
      lines: ["", "a", "b", "complaint"],
      outputs: { stdout: "\na\nb", stderr: "complaint" },
    });
    expect(await stack.up(program)).toMatchObject({ changes: [], lines: [] });
  });

  test("logs only what logging allows", async () => {
    const create = "echo out; echo err >&2";
    expect(await stack.up(command({ create, logging: "none" }))).toMatchObject({
      lines: [],
      outputs: { stdout: "out" },
    });
    expect((await stack.up(command({ create, logging: "stdout" }))).lines).toEqual(["out"]);
    expect((await stack.up(command({ create, logging: "stderr" }))).lines).toEqual(["err"]);
  });

  test("is changed in place by update, which knows what was printed before, and else by create", async () => {
    await stack.up(command({ create: "echo $0 $NAME", environment: { NAME: "first" } }));
    const update = "echo after $PULUMI_COMMAND_STDOUT";
    expect(
      await stack.up(command({ create: "echo created", update, addPreviousOutputInEnv: true })),
    ).toMatchObject({
      changes: ["update one (addPreviousOutputInEnv, create, environment, update)"],
      outputs: { stdout: "after sh first" },
    });
    expect(
      (await stack.up(command({ create: "echo again ${PULUMI_COMMAND_STDOUT-unset}" }))).outputs,
    ).toMatchObject({
      stdout: "again unset",
    });
  });

  test("is replaced when a trigger changes: the new before the old one's delete", async () => {
    const args = { create: "echo hello", delete: "echo goodbye" };
    await stack.up(command({ ...args, triggers: ["a"] }));
    expect(await stack.up(command({ ...args, triggers: ["b"] }))).toMatchObject({
      changes: ["create-replacement one (triggers)", "replace one (triggers)", "delete-replaced one"],
      lines: ["hello", "goodbye"],
    });
  });

  test("fails with its exit status, its command and its output, and leaves no resource", async () => {
    const outcome = await stack.up(
      command({ create: `printf "é\\t\\"\\n"; sleep 0.2; echo oops >&2; exit 3` }),
    );
    expect(outcome.error).toBe(
      `Process exited with status 3: running "printf \\"é\\\\t\\\\\\"\\\\n\\"; sleep 0.2; echo oops >&2; exit 3":\né\t"\noops`,
    );
    expect(await stack.state("one")).toBeUndefined();
  });

  test("stays unchanged when its update fails or is killed", async () => {
    await stack.up(command({ create: "echo before" }));
    const { error } = await stack.up(command({ create: "kill -9 $$", stdin: "x" }));
    expect(error).toBe(`Process exited with status 137 from signal KILL: running "kill -9 $$":`);
    expect(await stack.state("one")).toMatchObject({ create: "echo before", stdout: "before" });
  });

  test("refuses a host with another key than hostKey, having tried as often as dialErrorLimit says", async () => {
    const hostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMjttEgl0ydvZ0v4/zkqUKp2DwI1CfavysENf06i2Qx9";
    const outcome = await stack.up(command({ create: "true" }, { hostKey, dialErrorLimit: 2 }));
    expect(outcome.lines).toEqual(["Dial 1/2 failed: retrying", "Dial 2/2 failed: retrying"]);
    expect(outcome.error).toBe("after 2 failed attempts: ssh: handshake failed: ssh: host key mismatch");
  });

  test("reports why it could not connect", async () => {
    const errorWith = async (connection: Connection) => {
      return (await stack.up(command({ create: "true" }, { dialErrorLimit: 0, ...connection }))).error;
    };
    expect(await errorWith({ port: 1 })).toBe(
      "after 0 failed attempts: dial tcp 127.0.0.1:1: connect: connection refused",
    );
    expect(await errorWith({ user: "stranger" })).toBe(
      "after 0 failed attempts: ssh: handshake failed: ssh: unable to authenticate, " +
        "attempted methods [none publickey], no supported methods remain",
    );
    expect(await errorWith({ hostKey: "nonsense" })).toBe("failed to parse host key: ssh: no key found");
    expect(await errorWith({ privateKey: "nonsense" })).toBe("ssh: no key found");
  });

  test("fails when its host ends in the middle of the handshake", async () => {
    const dying = net.createServer((socket) => socket.end("SSH-2.0-dying\r\n")).listen(0, "127.0.0.1");
    await once(dying, "listening");
    const { port } = dying.address() as net.AddressInfo;
    try {
      const { error } = await stack.up(command({ create: "true" }, { port, dialErrorLimit: 0 }));
      expect(error).toBe("after 0 failed attempts: ssh: handshake failed: EOF");
    } finally {
      dying.close();
    }
  });

  test("gives up dialling when its custom timeout has passed", async () => {
    const program = command(
      { create: "true" },
      { port: 1, dialErrorLimit: -1 },
      { customTimeouts: { create: "1s" } },
    );
    const { error, lines } = await stack.up(program);
    expect(error).toBe("context deadline exceeded");
    expect(lines).toContain("Dial 2/inf failed: retrying");
  });

  test("reaches its host through a proxy", async () => {
    const { outputs } = await stack.up(command({ create: "echo through" }, { proxy: server.connection }));
    expect(outputs).toMatchObject({ stdout: "through" });
  });

  test("runs delete when the stack is destroyed, and stays when that fails", async () => {
    await stack.up(command({ create: "true", delete: "echo cannot; exit 4" }));
    const failed = await stack.destroy();
    expect(failed).toMatchObject({
      lines: ["cannot"],
      error: `Process exited with status 4: running "echo cannot; exit 4":\ncannot`,
    });
    await stack.up(command({ create: "true", delete: "echo gone" }));
    expect(await stack.destroy()).toMatchObject({
      changes: ["delete one"],
      lines: ["gone"],
      error: undefined,
    });
  });

  test("keeps its connection secret, and its stdin where that is a secret", async () => {
    await stack.up(command({ create: "cat", stdin: secret("hush"), logging: "none" }));
    const isSecret = { plaintext: expect.any(String) as string };
    expect(await stack.state("one")).toMatchObject({ connection: isSecret, stdin: isSecret, stdout: "hush" });
  });

  test("is previewed as the lines of its stdin that change", async () => {
    await stack.up(command({ create: "cat >/dev/null", stdin: "1\n2\n3\n4\n5\n6\n" }));
    const preview = await stack.preview(
      command({ create: "cat >/dev/null", stdin: "1\n2\n3\nfour\n5\n6\n" }),
    );
    expect(preview).toMatch(/~ stdin: ?\n +1\n +2\n +3\n +- 4\n +\+ four\n +5\n +6\n/);
    expect(preview).not.toMatch(/create|connection|stdout/);
  });
});

describe.each(homes)("a random value of %s", (_providers, home) => {
  beforeEach(async () => {
    stack = await ProviderStack.create(home);
  });

  const values = (generation: string) => () => {
    const keepers = { generation };
    const characters = { length: 24, special: false, minNumeric: 20, minUpper: 4, keepers };
    const id = new random.RandomId("id", { byteLength: 4, prefix: "p-", keepers });
    const bytes = new random.RandomBytes("bytes", { length: 3, keepers });
    return Promise.resolve({
      password: new random.RandomPassword("password", characters).result,
      string: new random.RandomString("string", { length: 12, upper: false, overrideSpecial: "_", keepers })
        .result,
      integer: new random.RandomInteger("integer", { min: 7, max: 8, keepers }).result,
      hex: id.hex,
      dec: id.dec,
      b64Std: id.b64Std,
      b64Url: id.b64Url,
      base64: bytes.base64,
      bytes: bytes.hex,
    });
  };

  test("is of the kind asked for, and secret where it must not be read", async () => {
    const { outputs, secretOutputs } = await stack.up(values("first"));
    expect(outputs).toEqual({
      password: expect.stringMatching(/^(?=(.*\d){20})(?=(.*[A-Z]){4})[A-Z\d]{24}$/) as string,
      string: expect.stringMatching(/^[a-z\d_]{12}$/) as string,
      integer: expect.any(Number) as number,
      hex: expect.stringMatching(/^p-[\da-f]{8}$/) as string,
      dec: `p-${parseInt(String(outputs.hex).slice(2), 16)}`,
      b64Std: `p-${Buffer.from(String(outputs.hex).slice(2), "hex").toString("base64")}`,
      b64Url: `p-${Buffer.from(String(outputs.hex).slice(2), "hex").toString("base64url")}`,
      base64: Buffer.from(String(outputs.bytes), "hex").toString("base64"),
      bytes: expect.stringMatching(/^[\da-f]{6}$/) as string,
    });
    expect(secretOutputs.sort()).toEqual(["base64", "bytes", "password"]);
  });

  test("stays the same until a keeper changes", async () => {
    const first = await stack.up(values("first"));
    const same = await stack.up(values("first"));
    expect(same.changes).toEqual([]);
    expect(same.outputs).toEqual(first.outputs);
    const second = await stack.up(values("second"));
    expect(second.changes).toContain("replace password (keepers)");
    expect(second.outputs.password).not.toBe(first.outputs.password);
  });
});
