import { z } from "zod";
import { ClientVerify } from "../args";
import { listOf, object } from "./objects";
import * as values from "./values";

export const bind = object({
  address: values.address.optional(),
  port: values.port,
  certificates: listOf(values.name).default([]),
  strictSni: z.boolean().default(false),
  alpn: listOf(values.alpn).optional(),
  verify: z.enum(ClientVerify).optional(),
  certificateAuthority: values.name.optional(),
  acceptProxy: z.boolean().default(false),
});
