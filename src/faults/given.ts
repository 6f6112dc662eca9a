import type { Path } from "./faults";

/** The places that steps lead to, as far as something is given there; `*` leads to each element of a list. */
export function givenAt(
  value: unknown,
  [step, ...rest]: string[],
  path: Path = [],
): { path: Path; value: unknown }[] {
  if (step === undefined) {
    const isGiven = value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
    return isGiven ? [{ path, value }] : [];
  }
  if (step === "*") {
    return Array.isArray(value)
      ? value.flatMap((element, index) => givenAt(element, rest, [...path, index]))
      : [];
  }
  return typeof value === "object" && value !== null
    ? givenAt((value as Record<string, unknown>)[step], rest, [...path, step])
    : [];
}
