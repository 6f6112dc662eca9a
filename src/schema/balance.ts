import { z } from "zod";
import { BalanceAlgorithm, HashFunction, HashMethod } from "../args";
import { object } from "../values/objects";
import { expression, headerName, integer, token } from "../values";

export const balance = object({
  algorithm: z.enum(BalanceAlgorithm),
  uriLen: integer(1, 65535).optional(),
  uriDepth: integer(1, 1000).optional(),
  uriWhole: z.boolean().optional(),
  uriPathOnly: z.boolean().optional(),
  urlParam: token.optional(),
  urlParamCheckPost: z.boolean().optional(),
  hdrName: headerName.optional(),
  hdrUseDomainOnly: z.boolean().optional(),
  randomDraws: integer(1, 100).optional(),
  rdpCookieName: token.optional(),
  hashExpression: expression.optional(),
  hashMethod: z.enum(HashMethod).optional(),
  hashFunction: z.enum(HashFunction).optional(),
  hashAvalanche: z.boolean().optional(),
  hashBalanceFactor: integer(0, 65535)
    .refine((value) => value === 0 || value > 100, { error: "is not 0, nor above 100" })
    .optional(),
});
