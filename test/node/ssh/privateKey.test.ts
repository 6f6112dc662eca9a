import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { utils, type ParsedKey } from "ssh2";
import { readableKey } from "../../../src/node/ssh/privateKey";
import { sshKey } from "../../lab/sshKey";

const rsa = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const ecdsa = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed25519 = () => generateKeyPairSync("ed25519");

function signs(text: string, publicKey: KeyObject): void {
  const parsed = utils.parseKey(text);
  expect(parsed).not.toBeInstanceOf(Error);
  const key = parsed as ParsedKey;
  const data = Buffer.from("signed");
  const verifier = utils.parseKey(key.getPublicSSH()) as ParsedKey;
  expect(verifier.verify(data, key.sign(data))).toBe(true);
  const pem = key.getPublicPEM();
  expect(pem.replace(/\s/g, "")).toBe(
    (publicKey.export({ format: "pem", type: "spki" }) as string).replace(/\s/g, ""),
  );
}

describe.each([
  ["rsa", rsa],
  ["ecdsa", ecdsa],
  ["ed25519", ed25519],
])("a private %s key in PKCS #8", (_type, generate: typeof rsa) => {
  test("is read", () => {
    for (let round = 0; round < 20; round++) {
      const { privateKey, publicKey } = generate();
      const text = privateKey.export({ format: "pem", type: "pkcs8" }) as string;
      signs(readableKey(`\n${text}`), publicKey);
      if (generate === rsa) break;
    }
  });

  test("is read with its passphrase", () => {
    const { privateKey, publicKey } = generate();
    const text = privateKey.export({
      format: "pem",
      type: "pkcs8",
      cipher: "aes-256-cbc",
      passphrase: "phrase",
    }) as string;
    signs(readableKey(text, "phrase"), publicKey);
    expect(() => readableKey(text, "another")).toThrow();
  });
});

test("a key in another form is left alone, but for space around it", () => {
  const { private: text } = sshKey();
  expect(readableKey(`  \n${text}\n\n`)).toBe(text);
});

test("a key of a type that SSH does not use is refused", () => {
  const { privateKey } = generateKeyPairSync("x25519");
  const text = privateKey.export({ format: "pem", type: "pkcs8" }) as string;
  expect(() => readableKey(text)).toThrow("keys of the type x25519 are not supported");
});
