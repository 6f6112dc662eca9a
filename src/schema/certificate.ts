import { z } from "zod";
import { object } from "../values/objects";
import { base64, name, secret } from "../values";

export const certificate = object({
  name,
  certificate: secret,
  privateKey: secret,
  ocspResponse: base64.optional(),
  ocspUpdate: z.boolean().default(false),
});

export const certificateAuthority = object({ name, certificate: secret });

export const certificateRevocationList = object({ name, crl: secret });
