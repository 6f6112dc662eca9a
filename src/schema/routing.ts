import { z } from "zod";
import { AclMatch, MapMatch } from "../args";
import { listOf, object } from "../values/objects";
import * as routing from "../values/routing";
import * as values from "../values";

export const acl = object({
  name: values.aclName,
  criterion: values.criterion,
  match: z.enum(AclMatch).optional(),
  ignoreCase: z.boolean().default(false),
  values: listOf(values.text).default([]),
  list: values.name.optional(),
  map: values.name.optional(),
  noDns: z.boolean().default(false),
  uniqueId: values.integer(1, 2 ** 31 - 1).optional(),
});

export const useBackend = object({
  backend: values.name.optional(),
  backendFormat: routing.backendFormat.optional(),
  map: values.name.optional(),
  mapKey: values.expression.optional(),
  mapMatch: z.enum(MapMatch).optional(),
  host: values.routedHost.optional(),
  hosts: listOf(values.routedHost, 1).optional(),
  path: values.requestPath.optional(),
  pathPrefix: values.requestPath.optional(),
  pathRegex: routing.regex.optional(),
  header: values.headerName.optional(),
  headerValue: routing.textInBraces.optional(),
  queryParameter: values.token.optional(),
  queryValue: routing.textInBraces.optional(),
  methods: listOf(routing.method, 1).optional(),
  sources: listOf(values.network, 1).optional(),
  sni: values.routedHost.optional(),
  condition: values.condition.optional(),
});

export const useServer = object({ server: values.name, condition: values.condition });
