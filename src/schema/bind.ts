import { z } from "zod";
import { Proto } from "../args";
import { bindTls } from "./bindTls";
import { object } from "./objects";
import * as values from "./values";

const { integer } = values;

export const bind = object({
  address: values.listeningAddress.optional(),
  port: values.port.optional(),
  portRangeEnd: values.port.optional(),
  ...bindTls,
  v4v6: z.boolean().default(false),
  interface: values.networkInterface.optional(),
  transparent: z.boolean().default(false),
  acceptProxy: z.boolean().default(false),
  proto: z.enum(Proto).optional(),
  name: values.text.optional(),
  id: integer(1, 2_147_483_647).optional(),
  maxconn: integer(1, 10_000_000).optional(),
  backlog: integer(1, 10_000_000).optional(),
  deferAccept: z.boolean().default(false),
  tfo: z.boolean().default(false),
  tcpUt: values.duration.optional(),
  mss: integer(-65535, 65535).optional(),
  nice: integer(-1024, 1024).optional(),
  thread: values.threadSet.optional(),
  shards: values.shards.optional(),
  user: values.name.optional(),
  group: values.name.optional(),
  uid: integer(0, 4_294_967_294).optional(),
  gid: integer(0, 4_294_967_294).optional(),
  mode: values.fileMode.optional(),
});
