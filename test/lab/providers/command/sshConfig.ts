import { utils, type AuthenticationType, type ConnectConfig, type ParsedKey } from "ssh2";

/** How to reach one SSH server; check has filled in the defaults. */
export interface Endpoint {
  host: string;
  port: number;
  user: string;
  password?: string;
  privateKey?: string;
  privateKeyPassword?: string;
  agentSocketPath?: string;
  hostKey?: string;
  dialErrorLimit: number;
  perDialTimeout: number;
}

export interface SshConfig extends ConnectConfig {
  authHandler: AuthenticationType[];
  /** The wire form of the only host key to accept; without it every host is accepted. */
  fixedHostKey?: Buffer;
}

export function sshConfig(endpoint: Endpoint): SshConfig {
  const { user, password, privateKey, privateKeyPassword, hostKey } = endpoint;
  const agent = endpoint.agentSocketPath ?? (process.env["SSH_AUTH_SOCK"] || undefined);
  if (privateKey !== undefined) parseKey(privateKey, privateKeyPassword);
  return {
    username: user,
    password,
    privateKey,
    passphrase: privateKeyPassword,
    agent,
    authHandler: [
      "none",
      ...(privateKey === undefined ? [] : (["publickey"] as const)),
      ...(password === undefined ? [] : (["password", "keyboard-interactive"] as const)),
      ...(agent === undefined ? [] : (["agent"] as const)),
    ],
    tryKeyboard: true,
    // As with the official provider, perDialTimeout bounds the TCP connection alone.
    readyTimeout: 0,
    ...(hostKey !== undefined && onlyHostKey(hostKey)),
  };
}

function onlyHostKey(hostKey: string): Pick<SshConfig, "algorithms" | "fixedHostKey"> {
  const key = parseKey(hostKey, undefined, "failed to parse host key: ");
  return { algorithms: { serverHostKey: [key.type] }, fixedHostKey: key.getPublicSSH() };
}

function parseKey(text: string, passphrase?: string, context = ""): ParsedKey {
  const key = utils.parseKey(text, passphrase);
  if (key instanceof Error) {
    const reason = key.message === "Unsupported key format" ? "no key found" : key.message;
    throw new Error(`${context}ssh: ${reason}`);
  }
  return key;
}
