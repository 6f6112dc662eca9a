import type { Model, PublicModel } from "../model/model";
import { dynamicCookieKeyPath, passwordPath } from "../language/files";
import { certificatePath, statsAuthPath } from "./nodePaths";

/** A file to be placed on the nodes, with a secret in it. The content of an .ocsp file is base64 until it is there. */
export interface SecretFile {
  path: string;
  content: string;
}

/** The certificates with their keys. A rotation of them alone needs no reload. */
export const certificateFiles = ({ certificates }: Model): SecretFile[] =>
  certificates.flatMap(({ file, certificate, privateKey, ocspResponse }) => [
    { path: certificatePath(file), content: `${certificate}${privateKey.trim()}\n` },
    ...(ocspResponse === undefined
      ? []
      : [{ path: `${certificatePath(file)}.ocsp`, content: `${ocspResponse}\n` }]),
  ]);

/** The certificate authorities and what they revoked. */
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

/** The hashes of the users' passwords. */
export const passwordFiles = ({ passwords }: Model): SecretFile[] =>
  passwords.map(({ file, hash }) => ({ path: passwordPath(file), content: `${hash}\n` }));

/** The key of dynamic cookies, where there are any. */
export const cookieKeyFiles = ({ backends }: PublicModel, key: string): SecretFile[] =>
  backends.some(({ cookie }) => cookie?.dynamic) ? [{ path: dynamicCookieKeyPath, content: `${key}\n` }] : [];

/** What the Authorization header must be for the statistics page. */
export function statsAuthFile({ stats }: PublicModel, password: string): SecretFile {
  return {
    path: statsAuthPath,
    content: `Basic ${Buffer.from(`${stats.user}:${password}`).toString("base64")}\n`,
  };
}
