import type { Model, PublicModel } from "../model/model";
import { dynamicCookieKeyPath, passwordPath } from "../language/files";
import { certificatePath, statsAuthPath } from "./nodePaths";

/** A file with a secret, to be placed on the nodes. The content of an .ocsp file is base64 until it is placed. */
export interface SecretFile {
  path: string;
  content: string;
}

/** Returns the certificates with their keys. A rotation of these alone needs no reload. */
export const certificateFiles = ({ certificates }: Model): SecretFile[] =>
  certificates.flatMap(({ file, certificate, privateKey, ocspResponse }) => [
    { path: certificatePath(file), content: `${certificate}${privateKey.trim()}\n` },
    ...(ocspResponse === undefined
      ? []
      : [{ path: `${certificatePath(file)}.ocsp`, content: `${ocspResponse}\n` }]),
  ]);

/** Returns the certificate authorities and their revocation lists. */
export const authorityFiles = ({
  certificateAuthorities,
  certificateRevocationLists,
}: Model): SecretFile[] => [
  ...certificateAuthorities.map(({ file, certificate }) => ({
    path: certificatePath(file),
    content: certificate,
  })),
  ...certificateRevocationLists.map(({ file, crl }) => ({ path: certificatePath(file), content: crl })),
];

/** Returns the hashes of the users' passwords. */
export const passwordFiles = ({ passwords }: Model): SecretFile[] =>
  passwords.map(({ file, hash }) => ({ path: passwordPath(file), content: `${hash}\n` }));

/** Returns the key of dynamic cookies, if any. */
export const cookieKeyFiles = ({ backends }: PublicModel, key: string): SecretFile[] =>
  backends.some(({ cookie }) => cookie?.dynamic) ? [{ path: dynamicCookieKeyPath, content: `${key}\n` }] : [];

/** Returns the Authorization header that the statistics page requires. */
export function statsAuthFile({ stats }: PublicModel, password: string): SecretFile {
  return {
    path: statsAuthPath,
    content: `Basic ${Buffer.from(`${stats.user}:${password}`).toString("base64")}\n`,
  };
}
