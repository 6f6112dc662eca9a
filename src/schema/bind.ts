import { z } from "zod";
import { TlsProfile } from "../args";
import { bindOptions, bindSocket } from "../keywords/bind";
import { bindTls } from "../keywords/bindTls";
import * as values from "../values";
import { object } from "../values/objects";

export const bind = object({
  address: values.listeningAddress.optional(),
  port: values.port.optional(),
  portRangeEnd: values.port.optional(),
  ...bindTls.shape,
  certificates: bindTls.shape.certificates.default([]),
  defaultCertificates: bindTls.shape.defaultCertificates.default([]),
  tlsProfile: z.enum(TlsProfile).optional(),
  quic: z.boolean().default(false),
  v4v6: z.boolean().default(false),
  ...bindSocket.shape,
  ...bindOptions.shape,
});
