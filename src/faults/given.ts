import { type Path, show } from "./faults";

/** Returns whether an input is set. False and an empty list count as unset. */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns the elements that are defined, each with its position. */
export function present<Element>(list: readonly Element[] | undefined): [NonNullable<Element>, number][] {
  return (list ?? []).flatMap((element, index) => (element == null ? [] : [[element, index]]));
}

/** Returns the inputs that are set at a path; the step `*` stands for each element of a list. */
function givenAt(
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
 * Returns the inputs that match a pattern: a path with dots, perhaps followed by `=` and a value, or by `^=` and the
 * beginning of one. `what` shows the value, if the pattern names one.
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
