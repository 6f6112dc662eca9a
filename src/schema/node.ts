import {
  extraLine,
  host,
  address,
  hostKey,
  integer,
  name,
  networkInterface,
  packageVersion,
  port,
  secret,
  text,
} from "../values";
import { listOf, object } from "../values/objects";
import { z } from "zod";

const endpoint = {
  host,
  hostKey,
  user: text.optional(),
  port: port.optional(),
  privateKey: secret.optional(),
  privateKeyPassword: secret.optional(),
  password: secret.optional(),
  agentSocketPath: text.optional(),
  dialErrorLimit: integer(-1, 10_000).optional(),
  perDialTimeout: integer(0, 3600).optional(),
};

export const connection = object({ ...endpoint, proxy: object(endpoint).optional() });

export const node = object({
  name,
  // null while unknown: in the first preview of a host that the same stack creates. No rendered text depends on it.
  connection: connection.nullable(),
  address,
  interface: networkInterface.optional(),
  adopt: z.boolean().default(false),
  lost: z.boolean().default(false),
});

const advertInt = z
  .number()
  .refine((value) => value >= 0.01 && value <= 40 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
    error: "is not a number of seconds from 0.01 to 40 in steps of 0.01",
  });

export const vrrp = object({
  virtualRouterId: integer(1, 255).optional(),
  advertInt: advertInt.default(0.1),
  extraLines: listOf(extraLine).default([]),
});

const debianPackage = object({ version: packageVersion.optional(), hold: z.boolean().default(false) });

export const packages = object({
  haproxy: debianPackage.prefault({}),
  keepalived: debianPackage.prefault({}),
  purgeOnDestroy: z.boolean().default(false),
});

export const rollout = object({
  settleTimeout: integer(1, 600).default(10),
  confirmTimeout: integer(10, 3600).default(60),
  drainTimeout: integer(0, 600).default(0),
  reboot: z.boolean().default(false),
}).refine(
  ({ settleTimeout, confirmTimeout, drainTimeout }) => confirmTimeout > settleTimeout + drainTimeout,
  {
    path: ["confirmTimeout"],
    error: "is not longer than settleTimeout and drainTimeout together",
  },
);
