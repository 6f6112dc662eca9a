import { HttpCheckMethod } from "../args";
import type { BackendModel } from "../validate";
import { literalFormat, oneOf, text } from "./codec";
import { after, inAnyOrder, inOrder, keyword, oneOfParts, type Part, Parts } from "./parts";
import { type Field, Fields } from "./section";

type HttpCheck = NonNullable<BackendModel["httpCheck"]>;
type Expect = NonNullable<HttpCheck["expect"]>;

const of = new Parts<HttpCheck>();
const ofExpect = new Parts<Expect>();
const fields = new Fields<HttpCheck>();

/** A host makes it an HTTP/1.1 request. */
const host: Part<HttpCheck> = {
  keys: ["host"],
  needed: [],
  write: ({ host }) => (host === undefined ? [] : [`ver HTTP/1.1 hdr Host ${host}`]),
  read: (reader, into) =>
    reader.attempt(() => {
      if (!reader.takeKeyword("ver HTTP/1.1 hdr Host")) return false;
      into.host = reader.take();
      return true;
    }),
};

const headers: Part<HttpCheck> = {
  keys: ["headers"],
  needed: [],
  write: ({ headers }, files) =>
    headers.map(({ name, value }) => `hdr ${name} ${literalFormat.write(value, files)}`),
  read: (reader, into, files) =>
    reader.attempt(() => {
      if (!reader.takeKeyword("hdr")) return false;
      const name = reader.take();
      const value = literalFormat.read(reader.take() ?? "", files);
      if (name === undefined || value === undefined) return false;
      into.headers = [...(into.headers ?? []), { name, value }];
      return true;
    }),
};

const expect = inOrder(
  inAnyOrder(ofExpect.flag("negate", "!")),
  oneOfParts(
    ofExpect.argument("status", "status", text),
    ofExpect.argument("rstatus", "rstatus", text),
    ofExpect.argument("string", "string", text),
    ofExpect.argument("rstring", "rstring", text),
  ),
);

/** The lines of a health check by HTTP request. */
export const httpCheckLines: Field<HttpCheck>[] = [
  fields.line(keyword("option httpchk")),
  fields.line(
    after(
      "http-check send",
      inAnyOrder(
        of.argument("method", "meth", oneOf(HttpCheckMethod)),
        of.argument("uri", "uri", text),
        host,
        headers,
      ),
    ),
  ),
  fields.line(of.object("expect", "http-check expect", expect)),
];
