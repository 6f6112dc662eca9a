import { conditionOf, conditionText, type Term } from "../../syntax/condition";
import { words } from "../../syntax/words";
import { requestedHost } from "./requestedHost";
import type { Inputs } from "../schema";
import type { UseBackendModel } from "../model";

type UseBackend = Inputs["frontends"][number]["useBackends"][number];

/** The inputs that stand for conditions. */
export type UseBackendSugar = "host" | "path";

/** Turns `host`, `path` and so on into the condition that they stand for. */
export function expandUseBackend({ host, path, condition, ...useBackend }: UseBackend): UseBackendModel {
  const common: Term[] = [
    ...(host === undefined ? [] : [hostTerm(host)]),
    ...(path === undefined ? [] : [pathTerm(path)]),
  ];
  const { unless, alternatives } = conditionOf(condition ?? "") ?? { unless: false, alternatives: [[]] };
  const combined = alternatives.map((terms) => [...common, ...terms]);
  const text = conditionText({ unless, alternatives: combined });
  return { ...useBackend, condition: text === "" ? undefined : text };
}

const term = (criterion: string, ...rest: string[]): Term => ({
  negated: false,
  words: [...criterion.split(" "), ...rest],
});

function hostTerm(host: string): Term {
  return host.startsWith("*.")
    ? term(`${requestedHost} -i -m end`, host.slice(1))
    : term(`${requestedHost} -i -m str`, host);
}

function pathTerm(path: string): Term {
  return term(words("path -m", path.endsWith("/") ? "beg" : "str"), path);
}
