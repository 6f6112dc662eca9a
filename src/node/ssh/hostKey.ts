import { createHash } from "node:crypto";
import type { ServerHostKeyAlgorithm } from "ssh2";

/** The signature algorithms of each type of host key. */
const algorithms: Record<string, ServerHostKeyAlgorithm[]> = {
  "ssh-ed25519": ["ssh-ed25519"],
  "ecdsa-sha2-nistp256": ["ecdsa-sha2-nistp256"],
  "ecdsa-sha2-nistp384": ["ecdsa-sha2-nistp384"],
  "ecdsa-sha2-nistp521": ["ecdsa-sha2-nistp521"],
  "ssh-rsa": ["rsa-sha2-512", "rsa-sha2-256"],
};

/** A public SSH host key, from the text `ssh-ed25519 AAAA… [comment]`. */
export class HostKey {
  private readonly blob: Buffer;
  readonly type: string;

  constructor(text: string) {
    const [type = "", base64 = ""] = text.trim().split(/\s+/);
    this.type = type;
    this.blob = Buffer.from(base64, "base64");
  }

  /** Only these are negotiated, so that a host with keys of several types presents the known one. */
  get algorithms(): ServerHostKeyAlgorithm[] | undefined {
    return algorithms[this.type];
  }

  is(presented: Buffer): boolean {
    return this.blob.equals(presented);
  }

  get fingerprint(): string {
    return fingerprintOf(this.blob);
  }
}

export function fingerprintOf(blob: Buffer): string {
  return `SHA256:${createHash("sha256").update(blob).digest("base64").replace(/=+$/, "")}`;
}
