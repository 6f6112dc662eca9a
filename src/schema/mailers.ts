import { z } from "zod";
import { EmailAlertLevel } from "../args";
import { listOf, object } from "../values/objects";
import * as values from "../values";

const { duration, mailAddress, name } = values;

/** A group of mail servers. */
export const mailers = object({
  name,
  servers: listOf(object({ name, address: values.host, port: values.port.default(25) }), 1),
  timeoutMail: duration.optional(),
});

export const emailAlert = object({
  mailers: name,
  from: mailAddress,
  to: mailAddress,
  level: z.enum(EmailAlertLevel).optional(),
  myhostname: values.hostName.optional(),
});
