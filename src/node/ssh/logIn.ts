import type { Duplex } from "node:stream";
import type { Unwrap } from "@pulumi/pulumi";
import { Client, type ClientErrorExtensions } from "ssh2";
import type { ProxyConnectionArgs } from "../../args";
import { fingerprintOf, HostKey } from "./hostKey";
import { readableKey } from "./privateKey";
import { Passing, quoted, Unreachable } from "./unreachable";

/** The answer that a log-in waits for. */
export type Stage = "SSH banner" | "end of the SSH handshake" | "answer to the log-in";

/** Logs in over a stream to an SSH server. `input` is the name of the input that has `args`. */
export function logIn(
  name: string,
  input: string,
  args: Unwrap<ProxyConnectionArgs>,
  stream: Duplex,
  enter: (stage: Stage) => void,
): Promise<Client> {
  const user = args.user ?? "root";
  const agent = args.agentSocketPath ?? process.env.SSH_AUTH_SOCK;
  const hostKey = new HostKey(args.hostKey);
  const { algorithms } = hostKey;
  const { password } = args;
  let agentFailed = false;
  let presented: Buffer | undefined;
  const client = new Client();

  return new Promise((resolve, reject) => {
    const refuse = (message: string) => {
      reject(new Unreachable(message));
    };
    if (algorithms === undefined) {
      refuse(`${input}.hostKey is of the type ${hostKey.type}; give the host's ed25519, ecdsa or rsa key`);
      return;
    }
    client.on("handshake", () => {
      enter("answer to the log-in");
    });
    client.on("ready", () => {
      resolve(client);
    });
    client.on("close", () => {
      reject(new Passing("it closes connections before the log-in"));
    });
    client.on("keyboard-interactive", (_name, _instructions, _language, prompts, answer) => {
      answer(prompts.map(() => password ?? ""));
    });
    client.on("change password", () => {
      refuse(`${name} asks for a new password of user ${user}`);
    });
    client.on("error", (error: Error & ClientErrorExtensions) => {
      if (error.level === "agent") agentFailed = true;
      else if (presented !== undefined && !hostKey.is(presented)) {
        const keys = `${hostKey.type} ${fingerprintOf(presented)} instead of ${hostKey.fingerprint}`;
        refuse(`${name} presents another host key than ${input}.hostKey (${keys})`);
      } else if (error.message.endsWith("no matching host key format")) {
        refuse(`${name} has no host key of the type ${hostKey.type}, which ${input}.hostKey is`);
      } else if (error.level === "client-authentication") {
        const why = agentFailed ? `; the SSH agent at ${agent ?? ""} does not answer` : "";
        refuse(`${name} refuses the log-in of user ${user}${why}`);
      } else if (error.level === "client-socket" || error.message.startsWith("Connection lost")) {
        reject(new Passing("it closes connections before the log-in"));
      } else refuse(`${name} ends the log-in of user ${user}: ${quoted(error.message)}`);
    });

    let privateKey: string | undefined;
    try {
      privateKey =
        args.privateKey === undefined ? undefined : readableKey(args.privateKey, args.privateKeyPassword);
      client.connect({
        sock: stream,
        username: user,
        privateKey,
        passphrase: args.privateKeyPassword,
        password,
        tryKeyboard: password !== undefined,
        agent,
        authHandler: [
          ...(privateKey === undefined ? [] : ["publickey" as const]),
          ...(password === undefined ? [] : ["password" as const, "keyboard-interactive" as const]),
          // Last: sshd ends the log-in after six keys.
          ...(agent ? ["agent" as const] : []),
        ],
        algorithms: { serverHostKey: algorithms },
        hostVerifier: (key: Buffer) => {
          presented = key;
          return hostKey.is(key);
        },
        readyTimeout: 0,
      });
    } catch (error) {
      refuse(`${input}.privateKey cannot be read: ${quoted((error as Error).message)}`);
      return;
    }
    stream.once("data", () => {
      enter("end of the SSH handshake");
    });
  });
}
