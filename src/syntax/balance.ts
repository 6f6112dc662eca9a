import { http } from "../language/availability";
import { BalanceAlgorithm, HashFunction, HashMethod } from "../args";
import type { BackendModel } from "../model/model";
import { number, oneOf, text, wrapped } from "../language/codec";
import {
  availablePart,
  choice,
  inAnyOrder,
  inOrder,
  keyword,
  oneOfParts,
  optional,
} from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { Fields, type Field } from "../language/section";

type Balance = BackendModel["balance"];
const of = new Parts<Balance>();
const fields = new Fields<Balance>();

/** An algorithm with or without an argument in parentheses. */
const withArgument = (argument: Part<Balance>, name: string): Part<Balance> => {
  const either = oneOfParts(argument, keyword<Balance>(name));
  return {
    ...either,
    needed: [],
    write: (balance, files) => {
      const written = argument.write(balance, files);
      return written.length > 0 ? written : [name];
    },
  };
};

const hash = ["hashMethod", "hashFunction", "hashAvalanche", "hashBalanceFactor"];
/** A hashing algorithm, which also takes the inputs of the lines `hash-type` and `hash-balance-factor`. */
const hashing = (part: Part<Balance>): Part<Balance> => ({ ...part, keys: [...part.keys, ...hash] });

/** The words after `balance`, by algorithm. */
export const balanceAlgorithms: Record<BalanceAlgorithm, Part<Balance>> = {
  roundrobin: keyword("roundrobin"),
  "static-rr": keyword("static-rr"),
  leastconn: keyword("leastconn"),
  first: keyword("first"),
  source: hashing(keyword("source")),
  uri: availablePart(
    http,
    hashing(
      inOrder(
        keyword("uri"),
        inAnyOrder(
          of.argument("uriLen", "len", number),
          of.argument("uriDepth", "depth", number),
          of.flag("uriWhole", "whole"),
          of.flag("uriPathOnly", "path-only", undefined, { since: "2.3" }),
        ),
      ),
    ),
  ),
  url_param: availablePart(
    http,
    hashing(
      inOrder(
        keyword("url_param"),
        of.positional("urlParam", text),
        inAnyOrder(of.flag("urlParamCheckPost", "check_post")),
      ),
    ),
  ),
  hdr: availablePart(
    http,
    hashing(
      inOrder(
        of.positional("hdrName", wrapped("hdr(", text, ")")),
        inAnyOrder(of.flag("hdrUseDomainOnly", "use_domain_only")),
      ),
    ),
  ),
  random: {
    ...withArgument(of.positional("randomDraws", wrapped("random(", number, ")")), "random"),
    keys: ["randomDraws", "hashBalanceFactor"],
  },
  "rdp-cookie": availablePart(
    { mode: "tcp" },
    hashing(withArgument(of.positional("rdpCookieName", wrapped("rdp-cookie(", text, ")")), "rdp-cookie")),
  ),
  hash: availablePart(
    { since: "2.6", words: "balance hash" },
    hashing(inOrder(keyword("hash"), of.positional("hashExpression", text))),
  ),
};

const method = of.positional("hashMethod", oneOf(HashMethod));
const hashFunction = of.positional("hashFunction", oneOf(HashFunction));
const avalanche = of.flag("hashAvalanche", "avalanche");

/** HAProxy reads the function only after the method, and the modifier only after the function. */
const hashType: Part<Balance> = {
  ...inOrder(method, optional(hashFunction), optional(avalanche)),
  write: (balance, files) => {
    const { hashMethod, hashFunction: given, hashAvalanche } = balance;
    if (hashMethod === undefined && given === undefined && hashAvalanche === undefined) return [];
    return [
      hashMethod ?? "map-based",
      ...(given === undefined && hashAvalanche !== undefined ? ["sdbm"] : hashFunction.write(balance, files)),
      ...avalanche.write(balance, files),
    ];
  },
};

const lineOf = (name: string, part: Part<Balance>): Field<Balance> =>
  fields.line({
    ...part,
    keyword: name,
    write: (balance, files) => {
      const written = part.write(balance, files);
      return written.length === 0 ? [] : [name, ...written];
    },
    read: (reader, into, files) => reader.takeKeyword(name) && part.read(reader, into, files),
  });

const balance = lineOf("balance", choice("algorithm", balanceAlgorithms));

/** The last of several lines counts: it removes the inputs of other algorithms. */
const readBalance: Field<Balance>["read"] = (reader, into, files) => {
  const read: Partial<Balance> = {};
  if (!balance.read(reader, read, files)) return false;
  const others = Object.keys(into).filter((key) => !hash.includes(key));
  Object.assign(into, Object.fromEntries(others.map((key) => [key, undefined])), read);
  return true;
};

/** The lines `balance`, `hash-type` and `hash-balance-factor`. */
export const balanceLines: Field<Balance>[] = [
  { ...balance, read: readBalance },
  lineOf("hash-type", hashType),
  fields.line(of.argument("hashBalanceFactor", "hash-balance-factor", number)),
];
