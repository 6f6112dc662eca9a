import { serverIds, serverOptions } from "../keywords/server";
import * as values from "../values";
import { object } from "../values/objects";

const { integer, name, port, token } = values;

export const defaultServer = object(serverOptions.shape);

export const server = object({
  name,
  address: values.serverAddress,
  port: port.optional(),
  portOffset: integer(-65_534, 65_534).optional(),
  ...serverOptions.shape,
  ...serverIds.shape,
  cookie: token.optional(),
});

export const serverTemplate = object({
  ...serverOptions.shape,
  prefix: name,
  num: integer(1, 10_000).optional(),
  range: values.range.optional(),
  fqdn: values.serviceName,
  port: port.optional(),
});
