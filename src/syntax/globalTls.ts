import { ServerVerify } from "../args";
import type { GlobalModel } from "../model/model";
import { fileOf, number, oneOf, seconds, text } from "../language/codec";
import { inAnyOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";
import { tlsVersions } from "./tlsVersions";

type BindOptions = GlobalModel["sslDefaultBindOptions"];
type ServerOptions = GlobalModel["sslDefaultServerOptions"];

const of = new Parts<GlobalModel>();
const ofBind = new Parts<BindOptions>();
const ofServer = new Parts<ServerOptions>();
const fields = new Fields<GlobalModel>();

const bindOptions = inAnyOrder<BindOptions>(
  ofBind.flag("preferClientCiphers", "prefer-client-ciphers"),
  ...tlsVersions,
  ofBind.flag("noTlsTickets", "no-tls-tickets"),
);
const serverOptions = inAnyOrder<ServerOptions>(
  ...tlsVersions,
  ofServer.flag("noTlsTickets", "no-tls-tickets"),
);

/** Options that are written only where there are any, and without which the line says that tickets are used. */
const options = <Key extends "sslDefaultBindOptions" | "sslDefaultServerOptions">(
  key: Key,
  keyword: string,
  part: Part<GlobalModel[Key]>,
): Field<GlobalModel> => {
  const given = of.changed(key, keyword, part);
  return fields.line({
    ...given,
    write: (value, files) => (part.write(value[key], files).length === 0 ? [] : given.write(value, files)),
    read: (reader, into, files) => {
      if (!given.read(reader, into, files)) return false;
      into[key] = { ...into[key], noTlsTickets: into[key]?.noTlsTickets ?? false };
      return true;
    },
  });
};

/** The lines of `global` that are about TLS. */
export const globalTlsLines: Field<GlobalModel>[] = [
  fields.line(of.argument("sslDefaultBindCiphers", "ssl-default-bind-ciphers", text)),
  fields.line(of.argument("sslDefaultBindCiphersuites", "ssl-default-bind-ciphersuites", text)),
  fields.line(of.argument("sslDefaultBindCurves", "ssl-default-bind-curves", text)),
  options("sslDefaultBindOptions", "ssl-default-bind-options", bindOptions),
  fields.line(of.argument("sslDefaultServerCiphers", "ssl-default-server-ciphers", text)),
  fields.line(of.argument("sslDefaultServerCiphersuites", "ssl-default-server-ciphersuites", text)),
  options("sslDefaultServerOptions", "ssl-default-server-options", serverOptions),
  fields.line(of.argument("sslServerVerify", "ssl-server-verify", oneOf(ServerVerify))),
  fields.line(of.argument("sslDhParamFile", "ssl-dh-param-file", fileOf("file"))),
  fields.line(of.flag("limitedQuic", "limited-quic")),
  fields.line(of.argument("tuneSslDefaultDhParam", "tune.ssl.default-dh-param", number)),
  fields.line(of.argument("tuneSslCachesize", "tune.ssl.cachesize", number)),
  fields.line(of.argument("tuneSslLifetime", "tune.ssl.lifetime", seconds)),
  fields.line(of.argument("tuneSslMaxrecord", "tune.ssl.maxrecord", number)),
  fields.line(of.argument("tuneSslCaptureBufferSize", "tune.ssl.capture-buffer-size", number)),
];
