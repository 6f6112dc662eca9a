import type { ProxyMode } from "../args";

interface Defaults {
  name?: string;
  from?: string;
  mode?: ProxyMode;
}

/** As much of the inputs as decides in which mode a frontend or backend is. */
interface Modes {
  defaults?: Pick<Defaults, "mode">;
  namedDefaults?: readonly (Defaults | undefined)[];
}

/** The mode of a frontend or backend: its own, or that of the defaults that it starts from. */
export function modeOf({ mode, from }: Pick<Defaults, "mode" | "from">, inputs: Modes): ProxyMode {
  if (mode !== undefined) return mode;
  if (from === undefined) return inputs.defaults?.mode ?? "http";
  return ancestryOf(from, inputs).find((defaults) => defaults.mode !== undefined)?.mode ?? "http";
}

/** The defaults with a name, those that they start from, and so on; each once, even where they go round in a circle. */
function ancestryOf(name: string, { namedDefaults = [] }: Modes): Defaults[] {
  const found: Defaults[] = [];
  for (let next: string | undefined = name; next !== undefined;) {
    const wanted: string = next;
    const defaults = namedDefaults.find((candidate) => candidate?.name === wanted);
    if (defaults === undefined || found.includes(defaults)) break;
    found.push(defaults);
    next = defaults.from;
  }
  return found;
}
