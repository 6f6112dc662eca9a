import { Proto, ProxyV2Option, ServerVerify } from "../args";
import { text as word, wrapped } from "../language/codec";
import { oneOfParts } from "../language/combined";
import { after, type Part, Parts } from "../language/parts";
import * as values from "../values";
import { argument, flag, list, lists, options, written, writtenElsewhere } from "./keyword";
import { singleTlsVersions, tlsVersions } from "./tlsVersions";
import { authority, fileOf, oneOf, text } from "./values";

interface Sni {
  sni?: string | undefined;
  sniExpression?: string | undefined;
}
const of = new Parts<Sni>();

/** A literal name, or an expression for it. */
const sni = after(
  "sni",
  oneOfParts(of.positional("sni", wrapped("str(", word, ")")), of.positional("sniExpression", word)),
);

export interface ProxyProtocol {
  sendProxyV2?: boolean | undefined;
  proxyV2Options?: ProxyV2Option[] | undefined;
}

/** Words that stand for options of the PROXY protocol, version 2. */
const sendProxyV2Ssl: Part<ProxyProtocol> = {
  keys: [],
  needed: [],
  write: () => [],
  read: (reader, into) => {
    const option = (["ssl", "ssl-cn"] as const).find((given) => reader.takeKeyword(`send-proxy-v2-${given}`));
    if (option === undefined) return false;
    into.sendProxyV2 = true;
    into.proxyV2Options = [...(into.proxyV2Options ?? []), option === "ssl" ? "ssl" : "cert-cn"];
    return true;
  },
};

const identity = options({
  ssl: flag("ssl", "no-ssl"),
  verify: argument("verify", oneOf(ServerVerify)),
  certificateAuthority: argument("ca-file", authority),
  certificateRevocationList: argument("crl-file", fileOf("certificateRevocationList")),
  certificate: argument("crt", fileOf("certificate")),
  sni: written(values.hostName, sni),
  sniExpression: writtenElsewhere(values.expression),
  verifyhost: argument("verifyhost", text(values.hostName)),
});

const protocols = options({
  ciphers: argument("ciphers", text(values.ciphers)),
  ciphersuites: argument("ciphersuites", text(values.ciphers)),
  noTlsTickets: flag("no-tls-tickets"),
  alpn: list("alpn", text(values.alpn)),
  proto: argument("proto", oneOf(Proto)),
  noSslReuse: flag("no-ssl-reuse", "ssl-reuse"),
  checkSsl: flag("check-ssl", "no-check-ssl"),
  checkSni: argument("check-sni", text(values.hostName)),
  checkAlpn: list("check-alpn", text(values.alpn)),
  sendProxy: flag("send-proxy", "no-send-proxy"),
  sendProxyV2: flag("send-proxy-v2", "no-send-proxy-v2"),
  proxyV2Options: lists("proxy-v2-options", oneOf(ProxyV2Option)),
  checkSendProxy: flag("check-send-proxy"),
});

/** The TLS and PROXY protocol options of servers. */
export const serverTls = {
  parts: [...identity.parts, ...tlsVersions.parts, singleTlsVersions, ...protocols.parts, sendProxyV2Ssl],
  shape: { ...identity.shape, ...tlsVersions.shape, ...protocols.shape },
};
