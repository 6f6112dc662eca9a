import type { AclModel } from "../model/model";
import type { Inputs } from "../schema/inputs";

type Frontend = Inputs["frontends"][number];

/** HAProxy refuses lines of more than 64 words. */
export const valuesInLine = 50;

/** The ACLs that one-line inputs of a frontend stand for. */
export const generatedAcls = {
  trustedProxies: "trusted-proxy",
  expectProxyFrom: "proxy-protocol-client",
  denySources: "denied-source",
  allowSources: "allowed-source",
  connectionLimit: "without-connection-limit",
  rateLimit: "without-rate-limit",
} as const;

/** The ACL of who connects to a trusted proxy and is one, too. */
export const secondProxy = "behind-trusted-proxy";

/** Where the rules of `rateLimit` note the client's address, behind trusted proxies. */
export const clientAddress = "txn.client_address";

/** The addresses that one-line inputs name, as ACLs. */
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

/** An ACL of many values, on several lines of the same name: any of them has to be met. */
export function inLines(acl: AclModel): AclModel[] {
  const { values, list, map, uniqueId, ...rest } = acl;
  if (values.length <= valuesInLine) return [acl];
  return chunks(values).map((values, line) => ({
    ...rest,
    ...(line === 0 && { list, map, uniqueId }),
    values,
  }));
}

/** The values in as many groups as lines take. */
export const chunks = (values: readonly string[], size = valuesInLine): string[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, line) =>
    values.slice(line * size, (line + 1) * size),
  );
