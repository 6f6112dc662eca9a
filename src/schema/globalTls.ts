import { z } from "zod";
import { ServerVerify, SslVersion, TlsProfile } from "../args";
import { object } from "./objects";
import * as values from "./values";

const { integer } = values;

const versions = {
  sslMinVer: z.enum(SslVersion).optional(),
  sslMaxVer: z.enum(SslVersion).optional(),
  noTlsTickets: z.boolean().default(true),
};

export const globalTls = {
  tlsProfile: z.enum(TlsProfile).optional(),
  sslMinVersion: z.enum(SslVersion).optional(),
  sslDefaultBindCiphers: values.ciphers.optional(),
  sslDefaultBindCiphersuites: values.ciphers.optional(),
  sslDefaultBindCurves: values.ciphers.optional(),
  sslDefaultBindOptions: object({
    ...versions,
    preferClientCiphers: z.boolean().optional(),
  }).prefault({}),
  sslDefaultServerCiphers: values.ciphers.optional(),
  sslDefaultServerCiphersuites: values.ciphers.optional(),
  sslDefaultServerOptions: object(versions).prefault({}),
  sslServerVerify: z.enum(ServerVerify).optional(),
  sslDhParamFile: values.name.optional(),
  limitedQuic: z.boolean().optional(),
  tuneSslDefaultDhParam: integer(1024, 16384).optional(),
  tuneSslCachesize: integer(0, 2_147_483_647).optional(),
  tuneSslLifetime: values.duration.optional(),
  tuneSslMaxrecord: integer(1, 16384).optional(),
  tuneSslCaptureBufferSize: integer(0, 65535).optional(),
};
