import type { ServerVerify } from "../args";
import { systemAuthorities } from "../language/files";
import type { DefaultServerModel } from "../model/model";

/** Fills in the TLS defaults of a server that it does not inherit: TLS verifies the server's certificate. */
export function expandServerTls(
  own: DefaultServerModel,
  inherited: DefaultServerModel,
  verifies: ServerVerify,
): Partial<DefaultServerModel> {
  const ssl = own.ssl === (inherited.ssl ?? false) ? undefined : own.ssl;
  const starts = ssl === true || (own.checkSsl === true && inherited.ssl !== true);
  const verify = own.verify ?? (starts ? (inherited.verify ?? verifies) : undefined);
  return {
    ssl,
    verify,
    certificateAuthority:
      own.certificateAuthority ??
      (verify === "required" && inherited.certificateAuthority === undefined ? systemAuthorities : undefined),
    checkSni: own.checkSni ?? own.sni,
  };
}
