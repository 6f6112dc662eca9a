import { duration } from "../language/codec";
import { Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";

/** HAProxy's name of each timeout. */
const timeouts = {
  connect: "connect",
  client: "client",
  clientFin: "client-fin",
  server: "server",
  serverFin: "server-fin",
  httpRequest: "http-request",
  httpKeepAlive: "http-keep-alive",
  queue: "queue",
  check: "check",
  tunnel: "tunnel",
  tarpit: "tarpit",
} as const;
type Timeouts = { [Key in keyof typeof timeouts]?: string | undefined };

const of = new Parts<Timeouts>();
const fields = new Fields<Timeouts>();

/** The lines `timeout …`; each section takes some of them. */
export const timeoutLines: Field<Timeouts>[] = (Object.keys(timeouts) as (keyof Timeouts)[]).map((key) =>
  fields.line(of.argument(key, `timeout ${timeouts[key]}`, duration)),
);
