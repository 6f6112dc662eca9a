/** The host in a request's Host header, without its port. */
export const requestedHost = "req.hdr(host),field(1,:)";
