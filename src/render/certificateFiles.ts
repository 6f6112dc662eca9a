import type { Model, PublicModel } from "../validate";
import { certificatePath, statsAuthPath } from "./nodePaths";

/** A file to be placed on the nodes, with a secret in it. */
export interface SecretFile {
  path: string;
  content: string;
}

/** The certificates with their keys, and the certificate authorities. */
export function certificateFiles({ certificates, certificateAuthorities }: Model): SecretFile[] {
  return [
    ...certificates.map(({ file, certificate, privateKey }) => ({
      path: certificatePath(file),
      content: `${certificate}${privateKey.trim()}\n`,
    })),
    ...certificateAuthorities.map(({ file, certificate }) => ({
      path: certificatePath(file),
      content: certificate,
    })),
  ];
}

/** What the Authorization header must be for the statistics page. */
export function statsAuthFile({ stats }: PublicModel, password: string): SecretFile {
  return {
    path: statsAuthPath,
    content: `Basic ${Buffer.from(`${stats.user}:${password}`).toString("base64")}\n`,
  };
}
