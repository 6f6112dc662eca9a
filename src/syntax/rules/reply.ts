import type { ReplyModel } from "../../model/model";
import { fileOf, number, text } from "../../language/codec";
import { inAnyOrder } from "../../language/combined";
import { type Part, Parts } from "../../language/parts";
import { formatted } from "./fields";

const of = new Parts<ReplyModel>();
const file = fileOf("file");

/** The headers of a response, each with a value or a format. */
const headers: Part<ReplyModel> = {
  keys: ["headers"],
  needed: [],
  repeatable: true,
  write: (reply, files) =>
    (reply.headers ?? []).flatMap((header) => ["hdr", header.name, ...formatted.write(header, files)]),
  read: (reader, into, files) =>
    reader.attempt(() => {
      const header = { name: "" };
      if (!reader.takeKeyword("hdr") || reader.done) return false;
      header.name = reader.take() ?? "";
      if (!formatted.read(reader, header, files)) return false;
      into.headers = [...(into.headers ?? []), header];
      return true;
    }),
};

/** The bodies of a response, of which at most one is allowed. */
const bodies: Part<ReplyModel>[] = [
  of.argument("string", "string", text),
  of.argument("lfString", "lf-string", text),
  of.argument("file", "file", file),
  of.argument("lfFile", "lf-file", file),
  of.argument("errorfile", "errorfile", file),
  of.argument("errorfiles", "errorfiles", text),
  of.flag("defaultErrorfiles", "default-errorfiles"),
];

/** The inputs that are bodies of a response, or complete responses. */
export const bodyKeys = bodies.flatMap(({ keys }) => keys);

/** A status, after either of HAProxy's two words for it. */
const statusAfter = (written: string, other: string): Part<ReplyModel> => {
  const status = of.argument("status", written, number);
  const alias = of.argument("status", other, number);
  return {
    ...status,
    read: (reader, into, files) => status.read(reader, into, files) || alias.read(reader, into, files),
  };
};

const replyAfter = (status: Part<ReplyModel>): Part<ReplyModel> =>
  inAnyOrder(status, of.argument("contentType", "content-type", text), ...bodies, headers);

/** The words after `return` and `http-error`. */
export const reply = replyAfter(of.argument("status", "status", number));

/** The words after `deny` and `tarpit`. */
export const denial = replyAfter(statusAfter("deny_status", "status"));
