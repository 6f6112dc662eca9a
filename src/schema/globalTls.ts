import { z } from "zod";
import { SslVersion, TlsProfile } from "../args";
import { object } from "../values/objects";
import { bindCiphers, processTls, serverCiphers } from "../keywords/global";
import { tlsVersions } from "../keywords/tlsVersions";

const versions = { ...tlsVersions.shape, noTlsTickets: z.boolean().default(true) };

export const globalTls = {
  tlsProfile: z.enum(TlsProfile).optional(),
  sslMinVersion: z.enum(SslVersion).optional(),
  ...bindCiphers.shape,
  sslDefaultBindOptions: object({
    ...versions,
    preferClientCiphers: z.boolean().optional(),
  }).prefault({}),
  ...serverCiphers.shape,
  sslDefaultServerOptions: object(versions).prefault({}),
  ...processTls.shape,
};
