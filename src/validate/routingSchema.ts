import { z } from "zod";
import { AclMatch } from "../args";
import { listOf, object } from "./objects";
import * as values from "./values";

export const acl = object({
  name: values.aclName,
  criterion: values.expression,
  match: z.enum(AclMatch).optional(),
  ignoreCase: z.boolean().default(false),
  values: listOf(values.text).default([]),
  list: values.name.optional(),
  map: values.name.optional(),
  noDns: z.boolean().default(false),
  uniqueId: values.integer(1, 2 ** 31 - 1).optional(),
});

export const useBackend = object({
  backend: values.name,
  host: values.routedHost.optional(),
  path: values.requestPath.optional(),
  condition: values.condition.optional(),
});

export const useServer = object({ server: values.name, condition: values.condition });
