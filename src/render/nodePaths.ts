/** Where the certificates are on the nodes. */
export const certificatePath = (file: string): string => `/etc/haproxy/certs/${file}`;

/** Where other files than maps and lists are on the nodes. */
export const filePath = (file: string): string => `/etc/haproxy/files/${file}`;

/** The system's own certificate authorities. */
export const systemAuthoritiesPath = "/etc/ssl/certs/ca-certificates.crt";

/** What a browser or Prometheus sends to be let in; secret. */
export const statsAuthPath = "/etc/haproxy/secrets/stats-auth";
