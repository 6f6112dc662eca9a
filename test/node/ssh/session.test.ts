import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { AuthContext } from "ssh2";
import { Session } from "../../../src/node/ssh/session";
import { Unreachable } from "../../../src/node/ssh/unreachable";
import { sshKey } from "../../lab/sshKey";
import { SshNode, withKey } from "./sshNode";

jest.setTimeout(30_000);

type Connection = ConstructorParameters<typeof Session>[0];

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function started(shape?: Parameters<typeof SshNode.start>[0]): Promise<SshNode> {
  const node = await SshNode.start(shape);
  ends.push(() => node.stop());
  return node;
}

function sessionWith(connection: Connection): Session {
  const session = new Session(connection);
  ends.push(() => {
    session.close();
  });
  return session;
}

/** The message that an attempt is rejected with, and the seconds that it took. */
async function rejection(attempt: Promise<unknown>): Promise<{ message: string; seconds: number }> {
  const start = performance.now();
  const error: unknown = await attempt.then(
    () => {
      throw new Error("nothing was rejected");
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Unreachable);
  return { message: (error as Error).message, seconds: (performance.now() - start) / 1000 };
}

describe("a command", () => {
  test("answers with what it printed and its exit code", async () => {
    const session = sessionWith((await started()).connection);
    expect(await session.run("echo out; echo err >&2; exit 7")).toEqual({
      stdout: "out\n",
      stderr: "err\n",
      exitCode: 7,
    });
  });

  test("reads its stdin, byte for byte, and only that", async () => {
    const session = sessionWith((await started()).connection);
    const stdin = "no newline at the end: é 'quoted' \"twice\" !! \\ $HOME `id`";
    expect((await session.run("cat", { stdin })).stdout).toBe(stdin);
    const long = "0123456789abcdef\n".repeat(300_000);
    expect((await session.run("wc -c", { stdin: long })).stdout.trim()).toBe(String(long.length));
    expect((await session.run("cat; echo end")).stdout).toBe("end\n");
  });

  test("has several lines and any quotes", async () => {
    const session = sessionWith((await started()).connection);
    const command = `for word in 'a b' "c!d" 'e\\f'; do\n  printf '%s\\n' "$word"\ndone # it's the end`;
    expect((await session.run(command)).stdout).toBe("a b\nc!d\ne\\f\n");
  });

  test.each(["bash", "dash"])("does not see what rc files of a %s print", async (shell) => {
    const noise = 'printf "Welcome!\\nno end of line"; echo "a warning" >&2; eval "$0"';
    const session = sessionWith((await started({ shell: [shell, "-c", noise] })).connection);
    expect(await session.run("echo out; echo err >&2")).toEqual({
      stdout: "out\n",
      stderr: "err\n",
      exitCode: 0,
    });
  });

  test("of a shell that runs none is an error with what the shell printed", async () => {
    const shell = ["sh", "-c", "echo This account is not available; exit 1"];
    const node = await started({ shell });
    const { message } = await rejection(sessionWith(node.connection).run("true"));
    expect(message).toBe(`${node.name} runs no commands: This account is not available`);
  });

  test("that a signal ends has the exit code of a shell", async () => {
    const session = sessionWith((await started()).connection);
    expect((await session.run("kill -TERM $$")).exitCode).toBe(128 + 15);
  });

  test("that does not end is killed at its bound, and the session goes on", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    const { message, seconds } = await rejection(
      session.run("echo secret-word; exec sleep 100", { timeoutSeconds: 1 }),
    );
    expect(message).toBe(`${node.name} does not answer: the command has not ended within 1 s`);
    expect(seconds).toBeLessThan(2);
    expect((await session.run("echo on")).stdout).toBe("on\n");
    expect(node.dials).toBe(1);
  });

  test("that does not end is killed by the node itself", async () => {
    const node = await started({ signals: false });
    const session = sessionWith(node.connection);
    const directory = mkdtempSync(path.join(tmpdir(), "session-"));
    ends.push(() => {
      rmSync(directory, { recursive: true });
    });
    const file = path.join(directory, "pid");
    await rejection(session.run(`echo $$ >${file}; sleep 100; echo over`, { timeoutSeconds: 1 }));
    const pid = Number(readFileSync(file, "utf8"));
    const runs = () => existsSync(`/proc/${pid}`);
    for (let tries = 0; runs() && tries < 100; tries++) await sleep(100);
    expect(runs()).toBe(false);
  });

  test("of which the node got a half runs nothing", async () => {
    const node = await started({ shell: ["sh", "-c", 'head -c 150 | sh -c "$0"'] });
    const session = sessionWith(node.connection);
    const { stdout, exitCode } = await session.run(`echo whole\n: ${"x".repeat(100)}`);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
  });
});

describe("a session", () => {
  test("is one connection for all commands, of which two run at a time", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    const numbers = Array.from({ length: 30 }, (_, index) => index);
    const answers = await Promise.all(numbers.map((number) => session.run(`sleep 0.1; echo ${number}`)));
    expect(answers.map(({ stdout }) => Number(stdout))).toEqual(numbers);
    expect(node.dials).toBe(1);
    expect(node.mostChannels).toBe(2);
  });

  test("dials at its first use only", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    await sleep(100);
    expect(node.dials).toBe(0);
    await session.probe();
    await session.probe();
    expect(node.dials).toBe(1);
  });

  test("waits for a host that is still booting", async () => {
    const node = await started();
    await node.shutDown();
    const session = sessionWith(node.connection);
    const probe = session.probe();
    await sleep(1000);
    await node.boot();
    await probe;
  });

  test("outlives a reboot of the host", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    await session.probe();
    await node.shutDown();
    await node.boot();
    await session.probe();
    expect((await session.run("echo back")).stdout).toBe("back\n");
    expect(node.logIns).toBe(2);
  });

  test("that has just ended is replaced before the command is sent, which runs once", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    await session.probe();
    const down = node.shutDown();
    const run = session.run("echo once");
    await down;
    await node.boot();
    expect((await run).stdout).toBe("once\n");
    expect(node.commands).toBe(2);
  });

  test("that went silent is replaced by another when it is probed", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    await session.probe();
    node.freeze();
    const probe = session.probe(4);
    await sleep(1000);
    await node.shutDown();
    await node.boot();
    await probe;
    expect(node.logIns).toBe(2);
  });

  test("that ends fails the commands that run", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    await session.probe();
    const run = rejection(session.run("sleep 3"));
    await sleep(300);
    await node.shutDown();
    expect((await run).message).toBe(`${node.name} ended the session before the command had ended`);
  });

  test("that is closed fails the commands that run and ends the connection", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    await session.probe();
    const run = rejection(session.run("sleep 3"));
    await sleep(300);
    session.close();
    await run;
    await sleep(300);
    expect(node.openChannels).toBe(0);
  });

  test("that is closed while it is opened fails whoever waits for it", async () => {
    const node = await started();
    await node.shutDown();
    const session = sessionWith(node.connection);
    const probe = rejection(session.probe());
    await sleep(300);
    session.close();
    expect(await probe).toMatchObject({ message: `The session with ${node.name} was closed` });
  });
});

describe("the bound covers", () => {
  /** A server that does with its connections as `serve` says. */
  async function tcpServer(serve: (socket: Socket) => void): Promise<Connection & { name: string }> {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket.on("error", () => undefined));
      serve(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ends.push(() => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    return { name: `127.0.0.1:${port}`, host: "127.0.0.1", port, hostKey: hostKey.public, password: "p" };
  }

  const hostKey = sshKey();

  test("a host that accepts connections and says nothing", async () => {
    const connection = await tcpServer(() => undefined);
    const slow = { ...connection, dialErrorLimit: -1, perDialTimeout: 0 };
    const { message, seconds } = await rejection(sessionWith(slow).probe(1));
    expect(message).toBe(`${connection.name} does not answer: no SSH banner within 1 s`);
    expect(seconds).toBeLessThan(2);
  });

  test("a handshake that hangs", async () => {
    const connection = await tcpServer((socket) => socket.write("SSH-2.0-Silent\r\n"));
    const { message } = await rejection(sessionWith(connection).probe(1));
    expect(message).toBe(`${connection.name} does not answer: no end of the SSH handshake within 1 s`);
  });

  test("a log-in that hangs", async () => {
    let asked = false;
    const node = await started({
      accepts: () => {
        asked = true;
        node.freeze();
        return true;
      },
    });
    const { message } = await rejection(sessionWith(node.connection).probe(2));
    expect(asked).toBe(true);
    expect(message).toBe(`${node.name} does not answer: no answer to the log-in within 2 s`);
  });

  test("a host that refuses connections", async () => {
    const node = await started();
    await node.shutDown();
    const { message, seconds } = await rejection(sessionWith(node.connection).probe(3));
    expect(message).toBe(`${node.name} does not answer: it refuses connections, tried for 3 s`);
    expect(seconds).toBeLessThan(4);
  });

  test("a host that closes connections, which is dialled only now and then", async () => {
    let dials = 0;
    const connection = await tcpServer((socket) => {
      dials++;
      socket.end();
    });
    const { message } = await rejection(sessionWith(connection).probe(7));
    expect(message).toContain("closes connections before the log-in");
    expect(dials).toBe(3);
  });

  test("a host that freezes while a command runs", async () => {
    const node = await started();
    const session = sessionWith(node.connection);
    await session.probe();
    const run = rejection(session.run("sleep 100", { timeoutSeconds: 2 }));
    await sleep(300);
    node.freeze();
    expect((await run).message).toBe(`${node.name} does not answer: the command has not ended within 2 s`);
    const { message, seconds } = await rejection(session.probe(2));
    expect(message).toBe(`${node.name} does not answer: no SSH banner within 2 s`);
    expect(seconds).toBeLessThan(3);
  });

  test("a host name that has no address", async () => {
    const connection = { host: "node.invalid", hostKey: hostKey.public };
    const { message } = await rejection(sessionWith(connection).probe(5));
    expect(message).toMatch(
      /^node\.invalid:22 does not answer: (its name has no address|.*resolved, tried for 5 s)$/,
    );
  });

  test("something that is no SSH server", async () => {
    const connection = await tcpServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const { seconds } = await rejection(sessionWith(connection).probe(2));
    expect(seconds).toBeLessThan(3);
  });
});

describe("the host key", () => {
  const ed25519 = sshKey();
  const ecdsa = sshKey({ type: "ecdsa" });
  const rsa = sshKey({ type: "rsa" });

  test.each([
    ["ed25519", ed25519],
    ["ecdsa", ecdsa],
    ["rsa", rsa],
  ])("that is %s is the one negotiated with a host that has several", async (_type, key) => {
    const node = await started({ hostKeys: [rsa, ecdsa, ed25519] });
    await sessionWith({ ...node.connection, hostKey: `${key.public}\n` }).probe();
  });

  test("that is another is refused, with both fingerprints", async () => {
    const node = await started({ hostKeys: [ed25519] });
    const { message, seconds } = await rejection(
      sessionWith({ ...node.connection, hostKey: sshKey().public }).probe(),
    );
    expect(message).toMatch(
      /^127\.0\.0\.1:\d+ presents another host key than connection\.hostKey \(ssh-ed25519 SHA256:\S{43} instead of SHA256:\S{43}\)$/,
    );
    expect(seconds).toBeLessThan(5);
    expect(node.dials).toBe(1);
    expect(node.logIns).toBe(0);
  });

  test("that is of a type which the host does not have is refused", async () => {
    const node = await started({ hostKeys: [ed25519] });
    const { message } = await rejection(sessionWith({ ...node.connection, hostKey: ecdsa.public }).probe());
    expect(message).toBe(
      `${node.name} has no host key of the type ecdsa-sha2-nistp256, which connection.hostKey is`,
    );
  });

  test("that is of an unknown type is refused", async () => {
    const node = await started();
    const hostKey = "sk-ssh-ed25519@openssh.com AAAA";
    const { message } = await rejection(sessionWith({ ...node.connection, hostKey }).probe());
    expect(message).toContain("connection.hostKey is of the type sk-ssh-ed25519@openssh.com");
  });
});

describe("a log-in", () => {
  test("is as root by default", async () => {
    let user = "";
    const node = await started({
      accepts: (context) => {
        user = context.username;
        return true;
      },
    });
    await sessionWith({ ...node.connection, user: undefined }).probe();
    expect(user).toBe("root");
  });

  test.each(["ed25519", "ecdsa", "rsa"])("is with an encrypted %s key", async (type) => {
    const key = sshKey({ type, passphrase: "a passphrase" });
    const { connection } = await started({ accepts: withKey(key.public) });
    const encrypted = { ...connection, privateKey: key.private };
    await sessionWith({ ...encrypted, privateKeyPassword: "a passphrase" }).probe();
    for (const privateKeyPassword of ["another", undefined]) {
      const { message } = await rejection(sessionWith({ ...encrypted, privateKeyPassword }).probe());
      expect(message).toMatch(/^connection\.privateKey cannot be read: /);
    }
  });

  test("is with a password", async () => {
    const accepts = (context: AuthContext) =>
      context.method === "password" && context.password === "pass-word";
    const { connection } = await started({ accepts });
    await sessionWith({ ...connection, privateKey: undefined, password: "pass-word" }).probe();
  });

  test("is with a password that is asked for", async () => {
    const { connection } = await started({ asksFor: "pass-word" });
    await sessionWith({ ...connection, privateKey: undefined, password: "pass-word" }).probe();
  });

  test("that is refused is an error without the password, and is not tried again", async () => {
    const node = await started({ accepts: () => false });
    const { message } = await rejection(sessionWith({ ...node.connection, password: "pass-word" }).probe());
    expect(message).toBe(`${node.name} refuses the log-in of user admin`);
    expect(node.dials).toBe(1);
  });

  describe("through an SSH agent", () => {
    const key = sshKey();
    const directory = mkdtempSync(path.join(tmpdir(), "ssh-agent-"));
    const agentSocketPath = path.join(directory, "agent");
    let agent: ChildProcess;

    beforeAll(async () => {
      agent = spawn("ssh-agent", ["-D", "-a", agentSocketPath], { stdio: "ignore" });
      const file = path.join(directory, "key");
      writeFileSync(file, key.private, { mode: 0o600 });
      const env = { ...process.env, SSH_AUTH_SOCK: agentSocketPath };
      for (let tries = 1; ; tries++)
        try {
          await promisify(execFile)("ssh-add", ["-q", file], { env });
          return;
        } catch (error) {
          if (tries === 50) throw error;
          await sleep(100);
        }
    });

    afterAll(() => {
      agent.kill();
      rmSync(directory, { recursive: true });
    });

    test("takes the agent's key", async () => {
      const { connection } = await started({ accepts: withKey(key.public) });
      await sessionWith({ ...connection, privateKey: undefined, agentSocketPath }).probe();
    });

    test("takes the agent of the environment by default", async () => {
      const { connection } = await started({ accepts: withKey(key.public) });
      const before = process.env.SSH_AUTH_SOCK;
      process.env.SSH_AUTH_SOCK = agentSocketPath;
      try {
        await sessionWith({ ...connection, privateKey: undefined }).probe();
      } finally {
        if (before === undefined) delete process.env.SSH_AUTH_SOCK;
        else process.env.SSH_AUTH_SOCK = before;
      }
    });

    test("names an agent that does not answer", async () => {
      const node = await started({ accepts: withKey(key.public) });
      const absent = path.join(directory, "absent");
      const { message } = await rejection(
        sessionWith({ ...node.connection, privateKey: undefined, agentSocketPath: absent }).probe(),
      );
      expect(message).toBe(
        `${node.name} refuses the log-in of user admin; the SSH agent at ${absent} does not answer`,
      );
    });
  });
});

describe("a bastion host", () => {
  async function behindBastion() {
    const bastion = await started();
    const node = await started({ hostKeys: [sshKey()] });
    return { bastion, node };
  }

  test("carries the session", async () => {
    const key = sshKey();
    const bastion = await started();
    const node = await started({ hostKeys: [key] });
    const session = sessionWith({ ...node.connection, hostKey: key.public, proxy: bastion.connection });
    expect((await session.run("echo through")).stdout).toBe("through\n");
    expect([bastion.logIns, node.logIns]).toEqual([1, 1]);
  });

  test("is verified like the node", async () => {
    const { bastion, node } = await behindBastion();
    const proxy = { ...bastion.connection, hostKey: sshKey().public };
    const { message } = await rejection(sessionWith({ ...node.connection, proxy }).probe());
    expect(message).toContain(`${bastion.name} presents another host key than connection.proxy.hostKey`);
    const wrongNode = await rejection(sessionWith({ ...node.connection, proxy: bastion.connection }).probe());
    expect(wrongNode.message).toContain(
      `${node.name} (through ${bastion.name}) presents another host key than connection.hostKey`,
    );
  });

  test("that says nothing is named, within the bound", async () => {
    const { bastion, node } = await behindBastion();
    bastion.freeze();
    const session = sessionWith({ ...node.connection, proxy: bastion.connection });
    const { message } = await rejection(session.probe(1));
    expect(message).toBe(`${bastion.name} does not answer: no SSH banner within 1 s`);
  });

  test("waits for a node that is still booting, with one log-in of its own", async () => {
    const bastion = await started();
    const node = await started();
    await node.shutDown();
    const probe = sessionWith({ ...node.connection, proxy: bastion.connection }).probe();
    await sleep(1000);
    await node.boot();
    await probe;
    expect(bastion.dials).toBe(1);
  });

  test("that cannot connect to the node yet is named with the reason", async () => {
    const { bastion, node } = await behindBastion();
    await node.shutDown();
    const { message } = await rejection(
      sessionWith({ ...node.connection, proxy: bastion.connection }).probe(1),
    );
    expect(message).toMatch(
      /^127\.0\.0\.1:\d+ \(through 127\.0\.0\.1:\d+\) does not answer: the bastion host cannot connect to it \(.+\), tried for 1 s$/,
    );
  });

  test("that ended the session is logged in to again", async () => {
    const bastion = await started();
    const node = await started();
    const session = sessionWith({ ...node.connection, proxy: bastion.connection });
    await session.probe();
    await bastion.shutDown();
    await bastion.boot();
    await session.probe();
    expect([bastion.logIns, node.logIns]).toEqual([2, 2]);
  });
});

describe("the process of the program", () => {
  /** Runs a program with a session in a process of its own; returns what it printed and the seconds that it took. */
  async function program(connection: Connection, body: string) {
    const start = performance.now();
    const source = `
      const { Session } = require(${JSON.stringify(path.resolve(__dirname, "../../../src/node/ssh/session.ts"))});
      const session = new Session(${JSON.stringify(connection)});
      (async () => { ${body} })();`;
    const tsx = require.resolve("tsx/cjs");
    const { stdout } = await promisify(execFile)(process.execPath, ["--require", tsx, "--eval", source], {
      timeout: 25_000,
    });
    return { stdout, seconds: (performance.now() - start) / 1000 };
  }

  test("ends with an open session that is idle", async () => {
    const { connection } = await started();
    const { stdout } = await program(
      connection,
      `await session.probe(); const { stdout } = await session.run("sleep 1; echo run"); process.stdout.write(stdout);`,
    );
    expect(stdout).toBe("run\n");
  });

  test("ends with an open session through a bastion host that is idle", async () => {
    const bastion = await started();
    const node = await started();
    const connection = { ...node.connection, proxy: bastion.connection };
    const { stdout } = await program(
      connection,
      `process.stdout.write((await session.run("sleep 1; echo run")).stdout);`,
    );
    expect(stdout).toBe("run\n");
  });

  test("ends when a probe has failed, although the host is still silent", async () => {
    const node = await started();
    node.freeze();
    const { stdout } = await program(
      node.connection,
      `await session.probe(1).catch((error) => console.log(error.message));`,
    );
    expect(stdout).toBe(`${node.name} does not answer: no SSH banner within 1 s\n`);
  });

  test("ends when a command has not ended", async () => {
    const { connection } = await started();
    const { stdout } = await program(
      connection,
      `await session.run("sleep 100", { timeoutSeconds: 1 }).catch(() => console.log("late"));`,
    );
    expect(stdout).toBe("late\n");
  });
});
