import { z } from "zod";
import { Proto, ProxyV2Option, ServerVerify } from "../args";
import { tlsVersions } from "./bindTls";
import { listOf } from "./objects";
import * as values from "./values";

export const serverTls = {
  ...tlsVersions,
  ssl: z.boolean().optional(),
  verify: z.enum(ServerVerify).optional(),
  certificateAuthority: values.authorityName.optional(),
  certificateRevocationList: values.name.optional(),
  certificate: values.name.optional(),
  sni: values.hostName.optional(),
  sniExpression: values.expression.optional(),
  verifyhost: values.hostName.optional(),
  alpn: listOf(values.alpn).optional(),
  proto: z.enum(Proto).optional(),
  noSslReuse: z.boolean().optional(),
  checkSsl: z.boolean().optional(),
  checkSni: values.hostName.optional(),
  checkAlpn: listOf(values.alpn).optional(),
  sendProxy: z.boolean().optional(),
  sendProxyV2: z.boolean().optional(),
  proxyV2Options: listOf(z.enum(ProxyV2Option)).optional(),
  checkSendProxy: z.boolean().optional(),
};
