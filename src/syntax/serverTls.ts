import { Proto, ProxyV2Option, ServerVerify } from "../args";
import type { DefaultServerModel } from "../model/model";
import { fileOf, oneOf, text, wrapped } from "../language/codec";
import { oneOfParts } from "../language/combined";
import { after, type Part, Parts } from "../language/parts";
import { tlsVersions } from "./tlsVersions";

const of = new Parts<DefaultServerModel>();

/** A literal name, or where it is taken from. */
const sni = after(
  "sni",
  oneOfParts(of.positional("sni", wrapped("str(", text, ")")), of.positional("sniExpression", text)),
);

/** Words that stand for options of the PROXY protocol, version 2. */
const sendProxyV2Ssl: Part<DefaultServerModel> = {
  keys: [],
  needed: [],
  write: () => [],
  read: (reader, into) => {
    const option = (["ssl", "ssl-cn"] as const).find((name) => reader.takeKeyword(`send-proxy-v2-${name}`));
    if (option === undefined) return false;
    into.sendProxyV2 = true;
    into.proxyV2Options = [...(into.proxyV2Options ?? []), option === "ssl" ? "ssl" : "cert-cn"];
    return true;
  },
};

/** The options of servers that are about TLS and the PROXY protocol. */
export const serverTls: Part<DefaultServerModel>[] = [
  of.flag("ssl", "ssl", "no-ssl"),
  of.argument("verify", "verify", oneOf(ServerVerify)),
  of.argument("certificateAuthority", "ca-file", fileOf("certificateAuthority")),
  of.argument("certificateRevocationList", "crl-file", fileOf("certificateRevocationList")),
  of.argument("certificate", "crt", fileOf("certificate")),
  sni,
  of.argument("verifyhost", "verifyhost", text),
  ...tlsVersions,
  of.argument("ciphers", "ciphers", text),
  of.argument("ciphersuites", "ciphersuites", text),
  of.flag("noTlsTickets", "no-tls-tickets"),
  of.list("alpn", "alpn", text),
  of.argument("proto", "proto", oneOf(Proto)),
  of.flag("noSslReuse", "no-ssl-reuse", "ssl-reuse"),
  of.flag("checkSsl", "check-ssl", "no-check-ssl"),
  of.argument("checkSni", "check-sni", text),
  of.list("checkAlpn", "check-alpn", text),
  of.flag("sendProxy", "send-proxy", "no-send-proxy"),
  of.flag("sendProxyV2", "send-proxy-v2", "no-send-proxy-v2"),
  sendProxyV2Ssl,
  of.lists("proxyV2Options", "proxy-v2-options", oneOf(ProxyV2Option)),
  of.flag("checkSendProxy", "check-send-proxy"),
];
