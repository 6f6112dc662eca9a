import type { GlobalModel } from "../model/model";
import { inAnyOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";
import { bindCiphers, processTls, serverCiphers } from "../keywords/global";
import { singleTlsVersions, tlsVersions } from "../keywords/tlsVersions";

type BindOptions = GlobalModel["sslDefaultBindOptions"];
type ServerOptions = GlobalModel["sslDefaultServerOptions"];

const of = new Parts<GlobalModel>();
const ofBind = new Parts<BindOptions>();
const ofServer = new Parts<ServerOptions>();
const fields = new Fields<GlobalModel>();

const bindOptions = inAnyOrder<BindOptions>(
  ofBind.flag("preferClientCiphers", "prefer-client-ciphers"),
  ...tlsVersions.parts,
  singleTlsVersions,
  ofBind.flag("noTlsTickets", "no-tls-tickets"),
);
const serverOptions = inAnyOrder<ServerOptions>(
  ...tlsVersions.parts,
  singleTlsVersions,
  ofServer.flag("noTlsTickets", "no-tls-tickets"),
);

/** A line that is written only with options. Reading it without `no-tls-tickets` enables tickets. */
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

/** The TLS lines of `global`. */
export const globalTlsLines: Field<GlobalModel>[] = [
  ...bindCiphers.fields,
  options("sslDefaultBindOptions", "ssl-default-bind-options", bindOptions),
  ...serverCiphers.fields,
  options("sslDefaultServerOptions", "ssl-default-server-options", serverOptions),
  ...processTls.fields,
];
