import { z } from "zod";
import { HttpRequestAction, RedirectType } from "../args";
import { object } from "./objects";
import * as values from "./values";

const redirectCodes = [301, 302, 303, 307, 308];
const denyStatuses = [200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 425, 429, 500, 502, 503, 504];

const oneOf = (codes: number[]) =>
  z.number().refine((value) => codes.includes(value), { error: `is not one of ${codes.join(", ")}` });

export const httpRequestRule = object({
  action: z.enum(HttpRequestAction),
  name: values.headerName.optional(),
  value: values.text.optional(),
  format: values.text.optional(),
  redirectType: z.enum(RedirectType).optional(),
  redirectCode: oneOf(redirectCodes).optional(),
  denyStatus: oneOf(denyStatuses).optional(),
  condition: values.condition.optional(),
});
