/** Where the certificates are kept on the nodes, under names that change with them. */
export const certificatePath = (file: string): string => `/etc/haproxy/certs/${file}`;

/** Where links to the certificates are that haproxy reads: the running haproxy knows a certificate by its link's path. */
export const liveCertificatesPath = "/etc/haproxy/live-certs";

/** The link to a certificate, which stays the same when the certificate is rotated. */
export const liveCertificatePath = (name: string): string =>
  `${liveCertificatesPath}/${liveCertificate(name)}`;

/** The name of this link. */
export const liveCertificate = (name: string): string => `${name}.pem`;

/** Where other files than maps and lists are on the nodes. */
export const filePath = (file: string): string => `/etc/haproxy/files/${file}`;

/** The system's own certificate authorities. */
export const systemAuthoritiesPath = "/etc/ssl/certs/ca-certificates.crt";

/** What a browser or Prometheus sends to be let in; secret. */
export const statsAuthPath = "/etc/haproxy/secrets/stats-auth";
