import { z } from "zod";
import { integer } from "./values";

/** Options of a frontend, which `defaults` can give for all of them. */
export const frontendOptions = {
  maxconn: integer(1, 10_000_000).optional(),
  dontlognull: z.boolean().optional(),
};

/** Options of a backend, which `defaults` can give for all of them. */
export const backendOptions = {
  retries: integer(0, 100).optional(),
  redispatch: z.boolean().optional(),
};
