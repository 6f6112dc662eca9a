import { type Path, show } from "./faults";

/** Whether an input says anything: false and an empty list say nothing. */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The elements that are there, each with its position. */
export function present<Element>(list: readonly Element[] | undefined): [NonNullable<Element>, number][] {
  return (list ?? []).flatMap((element, index) => (element == null ? [] : [[element, index]]));
}

/** The places that steps lead to, as far as something is given there; `*` leads to each element of a list. */
export function givenAt(
  value: unknown,
  [step, ...rest]: string[],
  path: Path = [],
): { path: Path; value: unknown }[] {
  if (step === undefined) {
    return isGiven(value) ? [{ path, value }] : [];
  }
  if (step === "*") {
    return Array.isArray(value)
      ? value.flatMap((element, index) => givenAt(element, rest, [...path, index]))
      : [];
  }
  return isObject(value) ? givenAt(value[step], rest, [...path, step]) : [];
}

/**
 * The places where inputs are as a pattern says: steps with dots in between, where `=` asks for one value and `^=` for
 * the beginning of one. `what` is the value in words, if the pattern asks for one.
 */
export function matchesOf(
  inputs: unknown,
  pattern: string,
  path: Path = [],
): { path: Path; what?: string }[] {
  const [, steps = "", comparison, text = ""] = /^([^=^]*)(?:(\^?=)(.*))?$/.exec(pattern) ?? [];
  const given = givenAt(inputs, steps.split("."), path);
  if (comparison === undefined) return given.map(({ path }) => ({ path }));
  return given
    .filter(({ value }) => (comparison === "=" ? String(value) === text : String(value).startsWith(text)))
    .map(({ path, value }) => ({ path, what: show(value) }));
}
