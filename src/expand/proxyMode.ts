import type { ProxyMode } from "../args";

interface Defaults {
  name?: string;
  from?: string;
  mode?: ProxyMode;
}

/** The inputs that frontends and backends start from. */
interface AllDefaults<Given> {
  defaults?: Given;
  namedDefaults?: readonly ((Given & Defaults) | undefined)[];
}

/** Returns the mode of a frontend or backend: its own, or that of the defaults that it starts from. */
export function modeOf(
  proxy: Pick<Defaults, "mode" | "from">,
  inputs: AllDefaults<Pick<Defaults, "mode">>,
): ProxyMode {
  return [proxy, ...defaultsOf(proxy, inputs)].find(({ mode }) => mode !== undefined)?.mode ?? "http";
}

/** Returns the defaults that a frontend or backend starts from, directly and indirectly. */
export function defaultsOf<Given extends object>(
  { from }: Pick<Defaults, "from">,
  { defaults, namedDefaults = [] }: AllDefaults<Given>,
): Given[] {
  if (from === undefined) return defaults === undefined ? [] : [defaults];
  const found: (Given & Defaults)[] = [];
  for (let next: string | undefined = from; next !== undefined;) {
    const wanted: string = next;
    const named = namedDefaults.find((candidate) => candidate?.name === wanted);
    // Each once, even if they form a circle.
    if (named === undefined || found.includes(named)) break;
    found.push(named);
    next = named.from;
  }
  return found;
}
