/** Returns a certificate's path on the nodes. Its name changes with the certificate. */
export const certificatePath = (file: string): string => `/etc/haproxy/certs/${file}`;

/** The folder of the links to the certificates. The running haproxy identifies a certificate by its link's path. */
export const liveCertificatesPath = "/etc/haproxy/live-certs";

/** Returns the link to a certificate, which a rotation does not change. */
export const liveCertificatePath = (name: string): string =>
  `${liveCertificatesPath}/${liveCertificate(name)}`;

/** Returns the name of this link. */
export const liveCertificate = (name: string): string => `${name}.pem`;

/** Returns the path on the nodes of a file that is neither map nor list. */
export const filePath = (file: string): string => `/etc/haproxy/files/${file}`;

/** The system's own certificate authorities. */
export const systemAuthoritiesPath = "/etc/ssl/certs/ca-certificates.crt";

/** The file with the Authorization header that a browser or Prometheus must send; secret. */
export const statsAuthPath = "/etc/haproxy/secrets/stats-auth";
