import type { Path } from "./faults";

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
