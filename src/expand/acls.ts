import type { AclModel } from "../model/model";
import type { Inputs } from "../schema/inputs";

type Frontend = Inputs["frontends"][number];

/** HAProxy refuses lines of more than 64 words. */
export const valuesInLine = 50;

/** The names of the ACLs that one-line inputs of a frontend generate. */
export const generatedAcls = {
  trustedProxies: "trusted-proxy",
  expectProxyFrom: "proxy-protocol-client",
  denySources: "denied-source",
  allowSources: "allowed-source",
  connectionLimit: "without-connection-limit",
  rateLimit: "without-rate-limit",
} as const;

/** The name of the ACL of trusted proxies that connect through another trusted proxy. */
export const secondProxy = "behind-trusted-proxy";

/** The variable of the `rateLimit` rules for the client's address behind trusted proxies. */
export const clientAddress = "txn.client_address";

/** Returns the ACLs of the addresses in one-line inputs. */
export function addressAcls(frontend: Frontend): AclModel[] {
  const { trustedProxies, expectProxyFrom, denySources, allowSources, connectionLimit, rateLimit } = frontend;
  const counted =
    trustedProxies.length === 0
      ? { criterion: "src" }
      : { criterion: `var(${clientAddress})`, match: "ip" as const };
  const acl = (name: string, values: readonly string[] = [], list?: string): AclModel[] => {
    const of = { name, criterion: "src", ignoreCase: false, noDns: false };
    return [
      ...(values.length > 0 ? [{ ...of, values: [...values] }] : []),
      ...(list === undefined ? [] : [{ ...of, list, values: [] }]),
    ];
  };
  return [
    ...acl(generatedAcls.trustedProxies, trustedProxies),
    ...acl(generatedAcls.expectProxyFrom, expectProxyFrom),
    ...acl(generatedAcls.denySources, denySources?.networks, denySources?.list),
    ...acl(generatedAcls.allowSources, allowSources?.networks, allowSources?.list),
    ...acl(generatedAcls.connectionLimit, connectionLimit?.except),
    ...[
      ...acl(secondProxy, rateLimit && trustedProxies),
      ...acl(generatedAcls.rateLimit, rateLimit?.except),
    ].map((given) => ({ ...given, ...counted })),
  ].flatMap(inLines);
}

/** Splits an ACL with many values into several lines of the same name, of which any can match. */
export function inLines(acl: AclModel): AclModel[] {
  const { values, list, map, uniqueId, ...rest } = acl;
  if (values.length <= valuesInLine) return [acl];
  return chunks(values).map((values, line) => ({
    ...rest,
    ...(line === 0 && { list, map, uniqueId }),
    values,
  }));
}

/** Splits values into groups that fit into a line. */
export const chunks = (values: readonly string[], size = valuesInLine): string[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, line) =>
    values.slice(line * size, (line + 1) * size),
  );
