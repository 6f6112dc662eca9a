/** An environment in which haproxy and keepalived are found, by users other than root too. */
export const withDaemons = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/local/sbin:/usr/sbin` };
