import type { BackendModel, PublicModel } from "../validate";
import { pathOf } from "./certificateFiles";
import { systemAuthorities } from "./nodePaths";
import { option, words } from "./quote";

/** What `server` and `default-server` lines have in common. */
export type ServerOptions = BackendModel["defaultServer"];

/** Writes the options of a server, given those that it inherits. */
export function serverParameters(own: ServerOptions, inherited: ServerOptions, model: PublicModel): string {
  return words(
    own.check === undefined ? undefined : own.check ? "check" : "no-check",
    option("port", own.checkPort),
    option("inter", own.inter),
    option("fastinter", own.fastinter),
    option("downinter", own.downinter),
    option("rise", own.rise),
    option("fall", own.fall),
    option("weight", own.weight),
    option("maxconn", own.maxconn),
    option("maxqueue", own.maxqueue),
    option("slowstart", own.slowstart),
    own.shutdownSessionsOnMarkedDown && "on-marked-down shutdown-sessions",
    tlsParameters(own, inherited, model),
    own.sendProxyV2 === undefined ? undefined : own.sendProxyV2 ? "send-proxy-v2" : "no-send-proxy-v2",
  );
}

function tlsParameters(own: ServerOptions, inherited: ServerOptions, model: PublicModel): string | undefined {
  const { ssl, sni, verifyhost, certificateAuthority } = own;
  if (ssl === false) {
    return inherited.ssl === true ? "no-ssl" : undefined;
  }
  const starts = ssl === true && inherited.ssl !== true;
  const verify = own.verify ?? (starts ? (inherited.verify ?? "required") : undefined);
  const authorities = certificateAuthority
    ? pathOf(model.certificateAuthorities, certificateAuthority)
    : verify === "required" && inherited.certificateAuthority === undefined
      ? systemAuthorities
      : undefined;
  const parameters = words(
    starts && "ssl",
    option("verify", verify),
    option("ca-file", authorities),
    sni && `sni str(${sni}) check-sni ${sni}`,
    option("verifyhost", verifyhost),
  );
  return parameters === "" ? undefined : parameters;
}
