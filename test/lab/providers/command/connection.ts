import { once } from "node:events";
import * as net from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "ssh2";
import { messageOf } from "../messageOf";
import { sshConfig, type Endpoint, type SshConfig } from "./sshConfig";

export interface Connection extends Endpoint {
  proxy?: Endpoint;
}

export interface Dialling {
  signal: AbortSignal;
  status: (message: string) => void;
}

/** Opens an SSH connection, through the proxy where there is one, trying as often as dialErrorLimit says. */
export async function dial(connection: Connection, dialling: Dialling): Promise<Client> {
  const config = sshConfig(connection);
  if (connection.proxy === undefined) {
    return retry("Dial", connection, dialling, async () => handshake(config, await connectTcp(connection)));
  }
  try {
    return await dialThrough(connection.proxy, connection, config, dialling);
  } catch (error) {
    throw new Error(`proxy: ${messageOf(error)}`);
  }
}

async function dialThrough(
  proxy: Endpoint,
  endpoint: Endpoint,
  config: SshConfig,
  dialling: Dialling,
): Promise<Client> {
  const proxyConfig = sshConfig(proxy);
  const bastion = await retry("Dial proxy", proxy, dialling, async () => {
    return handshake(proxyConfig, await connectTcp(proxy));
  });
  try {
    const client = await retry("Dial from proxy", endpoint, dialling, async () => {
      return handshake(config, await forward(bastion, endpoint));
    });
    client.on("close", () => bastion.end());
    return client;
  } catch (error) {
    bastion.end();
    throw error;
  }
}

async function retry<T>(
  what: string,
  { dialErrorLimit }: Endpoint,
  { signal, status }: Dialling,
  attempt: () => Promise<T>,
): Promise<T> {
  const unlimited = dialErrorLimit < 0;
  for (let failed = 1, delay = 100; ; failed++, delay = Math.min(delay * 1.5, 5000)) {
    try {
      return await attempt();
    } catch (error) {
      if (!unlimited && failed > dialErrorLimit) {
        throw new Error(`after ${dialErrorLimit} failed attempts: ${messageOf(error)}`);
      }
      status(`${what} ${failed}/${unlimited ? "inf" : dialErrorLimit} failed: retrying`);
      await sleep(delay, undefined, { signal }).catch(() => {
        throw new Error(isTimeout(signal.reason) ? "context deadline exceeded" : "context canceled");
      });
    }
  }
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === "TimeoutError";
}

const connectErrors: Record<string, string> = {
  ECONNREFUSED: "connect: connection refused",
  EHOSTUNREACH: "connect: no route to host",
  ENETUNREACH: "connect: network is unreachable",
};

async function connectTcp({ host, port, perDialTimeout }: Endpoint): Promise<net.Socket> {
  // As Go's dialer does by default: a host that was restarted answers with a reset.
  const socket = net.connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 15_000 });
  const timeout = perDialTimeout > 0 ? AbortSignal.timeout(perDialTimeout * 1000) : undefined;
  try {
    await once(socket, "connect", { signal: timeout });
    return socket;
  } catch (error) {
    socket.destroy();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = timeout?.aborted === true ? "i/o timeout" : (connectErrors[code] ?? messageOf(error));
    throw new Error(`dial tcp ${net.isIPv6(host) ? `[${host}]` : host}:${port}: ${reason}`);
  }
}

function forward(bastion: Client, { host, port }: Endpoint): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    bastion.forwardOut("127.0.0.1", 0, host, port, (error, channel) => {
      if (error) reject(error);
      else resolve(channel);
    });
  });
}

async function handshake({ fixedHostKey, ...config }: SshConfig, sock: Duplex): Promise<Client> {
  const client = new Client();
  // Once connected, a lost connection shows as a session that closes without an exit status.
  client.on("error", () => client.destroy());
  client.on("keyboard-interactive", (_name, _instructions, _language, prompts, finish) => {
    finish(prompts.map(() => config.password ?? ""));
  });
  client.connect({
    ...config,
    sock,
    hostVerifier: (key: Buffer) => fixedHostKey === undefined || key.equals(fixedHostKey),
  });
  try {
    // A host that ends after its first words closes the connection without an error.
    await new Promise<void>((resolve, reject) => {
      client.once("ready", resolve).once("error", reject);
      client.once("close", () => {
        reject(new Error("EOF"));
      });
    });
  } catch (error) {
    throw new Error(`ssh: handshake failed: ${handshakeFailure(error, config)}`);
  }
  return client;
}

function handshakeFailure(error: unknown, { authHandler }: Pick<SshConfig, "authHandler">): string {
  if (error instanceof Error && "level" in error && error.level === "client-authentication") {
    return `ssh: unable to authenticate, attempted methods [${authHandler.join(" ")}], no supported methods remain`;
  }
  const message = messageOf(error);
  return message.includes("Host denied") ? "ssh: host key mismatch" : message;
}
