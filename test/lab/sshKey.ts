import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

export interface SshKey {
  private: string;
  public: string;
}

/** A new SSH key from ssh-keygen: ssh2's own generator makes unreadable ed25519 keys now and then. */
export function sshKey({ type = "ed25519", passphrase = "" } = {}): SshKey {
  const directory = mkdtempSync(path.join(tmpdir(), "ssh-key-"));
  try {
    const file = path.join(directory, "key");
    execFileSync("ssh-keygen", ["-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file]);
    return { private: readFileSync(file, "utf8"), public: readFileSync(`${file}.pub`, "utf8").trim() };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
