/** The host that a request asks for, without its port. */
export const requestedHost = "req.hdr(host),field(1,:)";
