import * as keywords from "../keywords/bindTls";
import { singleTlsVersions } from "../keywords/tlsVersions";
import type { Part } from "../language/parts";
import type { BindModel } from "../model/model";

/** Whether a bind terminates TLS: there is a certificate. */
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

/** The options of a bind that are about TLS. */
export const bindTls: Part<BindModel>[] = [ssl, ...keywords.bindTls.parts, singleTlsVersions];
