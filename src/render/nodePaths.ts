/** Where the certificates are on the nodes. */
export const certificatePath = (file: string): string => `/etc/haproxy/certs/${file}`;

/** Where the maps, the lists of patterns and the other files are on the nodes. */
export const mapPath = (name: string): string => `/etc/haproxy/maps/${name}.map`;
export const listPath = (name: string): string => `/etc/haproxy/lists/${name}.lst`;
export const filePath = (file: string): string => `/etc/haproxy/files/${file}`;

/** The system's own certificate authorities. */
export const systemAuthoritiesPath = "/etc/ssl/certs/ca-certificates.crt";

/** What a browser or Prometheus sends to be let in; secret. */
export const statsAuthPath = "/etc/haproxy/secrets/stats-auth";
