import type { Findings } from "../check";
import { isObject, present } from "../../faults/given";
import type { InputsDraft, MapDraft } from "../../model/draft";
import { type Path, pathText, type Report, show } from "../../faults/faults";
import { defaultMapMatch } from "../../expand/useBackend";
import { modeOf } from "../../expand/proxyMode";
import { backendsByName, listNames, mapNames } from "../references/names";
import { isRegex } from "../../values/routing";
import { checkNetwork } from "../files/sourceLists";

/** Checks the backends in maps, and the maps and lists in expressions. */
export function checkMaps(inputs: InputsDraft, { report, warn }: Findings): void {
  const checked = new Set<string>();
  for (const [frontend, index] of present(inputs.frontends)) {
    const mode = modeOf(frontend, inputs);
    for (const [{ map: name, mapKey, mapMatch = defaultMapMatch }, position] of present(
      frontend.useBackends,
    )) {
      const [map, at] = present(inputs.maps).find(([candidate]) => candidate.name === name) ?? [];
      const use = `${name ?? ""} ${mode} ${mapMatch} ${mapKey ?? ""}`;
      if (name === undefined || map === undefined || at === undefined || checked.has(use)) continue;
      checked.add(use);
      const user = pathText(["frontends", index, "useBackends", position]);
      const entries = entriesOf(map, ["maps", at]);
      checkBackends(inputs, entries, mode, user, report);
      if (mapMatch === "reg") checkRegexes(entries, report);
      if (mapMatch === "ip") checkNetworks(entries, report);
      if (mapKey === undefined) warnOfKeysOfNoHost(entries, mapMatch, warn);
    }
  }
  for (const key of ["frontends", "backends", "defaults", "namedDefaults"] as const) {
    checkPaths(inputs, inputs[key], [key], report);
  }
}

function checkBackends(
  inputs: InputsDraft,
  entries: Entry[],
  mode: string,
  user: string,
  report: Report,
): void {
  for (const { value, at, where } of entries) {
    const backend = backendsByName(inputs).get(value);
    if (backend === undefined) {
      report(at("value"), `${where}there is no backend ${show(value)}; ${user} uses this map`);
    } else if (modeOf(backend, inputs) !== mode) {
      report(
        at("value"),
        `${where}backend ${show(value)} is not in ${mode} mode, but the frontend of ${user} is`,
      );
    }
  }
}

/** Warns about the first key that no host matches: HAProxy looks up hosts in lower case, and literally with `str`. */
function warnOfKeysOfNoHost(entries: Entry[], mapMatch: string, warn: Report): void {
  if (["reg", "ip", "int"].includes(mapMatch)) return;
  const isWildcard = (key: string) => mapMatch === "str" && key.startsWith("*");
  const first = entries.find(({ key }) => /[A-Z]/.test(key) || isWildcard(key));
  if (first === undefined) return;
  const { key, at, where } = first;
  const why = isWildcard(key)
    ? 'no host begins with `*`: give what names end with, and `mapMatch` "end"'
    : "hosts are looked up in lower case";
  warn(at("key"), `${where}${show(key)} is never found: ${why}`);
}

function checkRegexes(entries: Entry[], report: Report): void {
  for (const { key, at, where } of entries) {
    if (!isRegex(key)) report(at("key"), `${where}${show(key)} is not a regular expression`);
  }
}

function checkNetworks(entries: Entry[], report: Report): void {
  for (const { key, at, where } of entries) checkNetwork(key, at("key"), where, report);
}

interface Entry {
  key: string;
  value: string;
  /** Returns the path of the key or the value. `where` is its line in a text. */
  at: (field: "key" | "value") => Path;
  where: string;
}

function entriesOf({ entries, content }: MapDraft, path: Path): Entry[] {
  const found: Entry[] = [];
  for (const [{ key, value }, index] of present(entries)) {
    if (key !== undefined && value !== undefined) {
      found.push({ key, value, at: (field) => [...path, "entries", index, field], where: "" });
    }
  }
  for (const [line, index] of present(content?.split("\n"))) {
    const [, key, value] = /^\s*([^#\s]\S*)\s+(\S.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) {
      found.push({ key, value, at: () => [...path, "content"], where: `line ${index + 1}: ` });
    }
  }
  return found;
}

const filePath = /\/etc\/haproxy\/(maps|lists)\/([^\s,()'"[\]]*?)\.(?:map|lst)(?![\w.-])/g;

/** Reports paths in expressions that are not those of a map or list of the inputs. */
function checkPaths(inputs: InputsDraft, value: unknown, path: Path, report: Report): void {
  if (typeof value === "string") {
    for (const [, kind, name] of value.matchAll(filePath)) {
      (kind === "maps" ? mapNames(inputs) : listNames(inputs)).check(name, path, report);
    }
  } else if (Array.isArray(value)) {
    if (path.at(-1) === "extraLines") return;
    value.forEach((element, index) => {
      checkPaths(inputs, element, [...path, index], report);
    });
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "servers") checkPaths(inputs, inner, [...path, key], report);
    }
  }
}
