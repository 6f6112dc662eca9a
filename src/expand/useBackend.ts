import type { ProxyMode } from "../args";
import { mapPath } from "../language/files";
import { alongWith, type Condition, conditionOf, conditionText, type Term } from "../language/condition";
import { chunks, valuesInLine } from "./acls";
import { requestedHost } from "./requestedHost";
import type { Inputs } from "../schema/inputs";
import type { UseBackendModel } from "../model/model";

type UseBackend = Inputs["frontends"][number]["useBackends"][number];

/**
 * Expands `host`, `path`, `map` and so on into conditions: on one line, or on one for each alternative if there are
 * many.
 */
export function expandUseBackend(useBackend: UseBackend, mode: ProxyMode): UseBackendModel[] {
  const { backend, backendFormat, condition } = useBackend;
  const lookup = lookupIn(useBackend, mode);
  const groups = [...groupsOf(useBackend), ...(lookup === undefined ? [] : [[found(lookup)]])];
  const given = conditionOf(condition ?? "") ?? { unless: false, alternatives: [[]] };
  const whole = alongWith(groups, given);
  const isLong = !whole.unless && sizeOf(whole) > valuesInLine;
  const conditions = isLong
    ? whole.alternatives.map((terms) => ({ unless: false, alternatives: [terms] }))
    : [whole];
  return conditions.map(conditionText).map((text) => ({
    backend,
    backendFormat: lookup === undefined ? backendFormat : `%[${lookup}]`,
    condition: text === "" ? undefined : text,
  }));
}

const sizeOf = ({ alternatives }: Condition) =>
  alternatives.flat().reduce((sum, { words = [] }) => sum + words.length + 3, 0);

/** Returns whether this, in tcp mode, depends on the SNI of a TLS client. */
export const isBySni = ({ sni, map, mapKey }: UseBackend): boolean =>
  sni !== undefined || (map !== undefined && mapKey === undefined);

/** Returns groups of terms; a request must match one term of each group. */
function groupsOf(useBackend: UseBackend): Term[][] {
  const { host, hosts = host === undefined ? [] : [host], sni, path, pathPrefix, pathRegex } = useBackend;
  const { header, headerValue, queryParameter, queryValue, methods = [], sources = [] } = useBackend;
  // Together they must fit into a line.
  const size = Math.floor(
    30 / Math.max(1, [hosts, methods, sources].filter(({ length }) => length > 0).length),
  );
  return [
    namesGroup(requestedHost, hosts, size),
    namesGroup("req.ssl_sni", sni === undefined ? [] : [sni], size),
    path === undefined ? [] : [term(`path -m ${path.endsWith("/") ? "beg" : "str"}`, path)],
    pathPrefix === undefined ? [] : [term("path -m beg", pathPrefix)],
    pathRegex === undefined ? [] : [term("path -m reg", pathRegex)],
    header === undefined ? [] : [valueTerm(`req.hdr(${header})`, headerValue)],
    queryParameter === undefined ? [] : [valueTerm(`url_param(${queryParameter})`, queryValue)],
    anyOf("method", methods, size),
    anyOf("src", sources, size),
  ].filter((terms) => terms.length > 0);
}

function term(criterion: string, ...values: string[]): Term {
  const end = values.some((value) => value.startsWith("-")) ? ["--"] : [];
  return { negated: false, words: [...criterion.split(" "), ...end, ...values] };
}

/** Returns terms of `size` values each, of which any value can match. */
const anyOf = (criterion: string, values: readonly string[], size: number): Term[] =>
  chunks(values, size).map((some) => term(criterion, ...some));

const found = (criterion: string): Term => ({ negated: false, words: [criterion, "-m", "found"] });

const valueTerm = (criterion: string, value: string | undefined): Term =>
  value === undefined ? found(criterion) : term(`${criterion} -m str`, value);

/** Returns terms for names, some of which may be wildcards. */
function namesGroup(criterion: string, names: readonly string[], size: number): Term[] {
  const wildcards = names.filter((name) => name.startsWith("*."));
  const exact = names.filter((name) => !wildcards.includes(name));
  return [
    ...anyOf(`${criterion} -i -m str`, exact, size),
    ...anyOf(
      `${criterion} -i -m end`,
      wildcards.map((name) => name.slice(1)),
      size,
    ),
  ];
}

/** The default match of a map's keys. */
export const defaultMapMatch = "str";

function lookupIn(
  { map, mapKey, mapMatch = defaultMapMatch }: UseBackend,
  mode: ProxyMode,
): string | undefined {
  if (map === undefined) return undefined;
  const key = mapKey ?? `${mode === "http" ? requestedHost : "req.ssl_sni"},lower`;
  return `${key},map_${mapMatch}(${mapPath(map)})`;
}
