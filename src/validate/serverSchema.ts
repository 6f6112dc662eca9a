import { z } from "zod";
import { listOf, object } from "./objects";
import { serverTls } from "./serverTlsSchema";
import * as values from "./values";

const { duration, integer, name, port, token } = values;

const serverOptions = {
  check: z.boolean().optional(),
  inter: duration.optional(),
  fastinter: duration.optional(),
  downinter: duration.optional(),
  rise: integer(1, 10_000).optional(),
  fall: integer(1, 10_000).optional(),
  checkPort: port.optional(),
  weight: integer(0, 256).optional(),
  maxconn: integer(1, 10_000_000).optional(),
  maxqueue: integer(1, 10_000_000).optional(),
  slowstart: duration.optional(),
  shutdownSessionsOnMarkedDown: z.boolean().optional(),
  ...serverTls,
};

export const defaultServer = object(serverOptions);

export const server = object({
  ...serverOptions,
  name,
  address: values.host,
  port,
  backup: z.boolean().default(false),
  disabled: z.boolean().default(false),
  cookie: token.optional(),
  initAddr: listOf(values.initAddr, 1).optional(),
});
