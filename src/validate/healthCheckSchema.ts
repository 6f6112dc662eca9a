import { z } from "zod";
import { HttpCheckMethod } from "../args";
import { listOf, object } from "./objects";
import * as values from "./values";

const { headerName, text } = values;

export const httpCheck = object({
  method: z.enum(HttpCheckMethod).default("GET"),
  uri: values.path.default("/"),
  host: values.host.optional(),
  headers: listOf(object({ name: headerName, value: text })).default([]),
  expect: object({
    status: values.statusList.optional(),
    rstatus: text.optional(),
    string: text.optional(),
    rstring: text.optional(),
    negate: z.boolean().default(false),
  }).optional(),
});
