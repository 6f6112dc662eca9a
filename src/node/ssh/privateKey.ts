import { createPrivateKey, type KeyObject } from "node:crypto";

/** Returns a private key in a form that ssh2 reads: PEM of PKCS #1 and SEC 1 and OpenSSH's own, but not PKCS #8. */
export function readableKey(text: string, passphrase?: string): string {
  const key = text.trim();
  if (!/^-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----/.test(key)) return `${key}\n`;
  const parsed = createPrivateKey({ key, passphrase });
  switch (parsed.asymmetricKeyType) {
    case "rsa":
      return parsed.export({ format: "pem", type: "pkcs1" }) as string;
    case "ec":
      return parsed.export({ format: "pem", type: "sec1" }) as string;
    case "ed25519":
      return openSshKey(parsed);
    default:
      throw new Error(`keys of the type ${parsed.asymmetricKeyType ?? "unknown"} are not supported`);
  }
}

/** @see https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key */
function openSshKey(ed25519: KeyObject): string {
  const { x = "", d = "" } = ed25519.export({ format: "jwk" });
  const [publicKey, seed] = [Buffer.from(x, "base64url"), Buffer.from(d, "base64url")];
  const blob = Buffer.concat([field("ssh-ed25519"), field(publicKey)]);
  const check = Buffer.alloc(8);
  const secret = Buffer.concat([check, blob, field(Buffer.concat([seed, publicKey])), field("")]);
  const padding = Buffer.from(Array.from({ length: -secret.length & 7 }, (_, index) => index + 1));
  const file = Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    ...["none", "none", ""].map(field),
    Buffer.from([0, 0, 0, 1]),
    field(blob),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = file.toString("base64").replace(/.{1,70}/g, "$&\n");
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}-----END OPENSSH PRIVATE KEY-----\n`;
}

function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
