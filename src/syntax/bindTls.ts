import * as keywords from "../keywords/bindTls";
import { singleTlsVersions } from "../keywords/tlsVersions";
import type { Part } from "../language/parts";
import type { BindModel } from "../model/model";

/** Returns whether a bind terminates TLS: whether it has a certificate. */
export const hasTls = ({
  certificates = [],
  defaultCertificates = [],
}: {
  certificates?: readonly unknown[];
  defaultCertificates?: readonly unknown[];
}): boolean => certificates.length + defaultCertificates.length > 0;

const ssl: Part<BindModel> = {
  keys: [],
  needed: [],
  write: (bind) => (hasTls(bind) ? ["ssl"] : []),
  read: (reader) => reader.takeKeyword("ssl"),
};

/** The TLS options of a bind. */
export const bindTls: Part<BindModel>[] = [ssl, ...keywords.bindTls.parts, singleTlsVersions];
