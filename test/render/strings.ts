/** A key or position on the way to a string. */
export type Step = string | number;

const certificateFields = new Set<Step>(["certificate", "privateKey"]);

/** The paths of all strings in a value, but of those in PEM form. */
export function stringsIn(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value === "string") {
    return certificateFields.has(path.at(-1) ?? "") ? [] : [path];
  }
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => stringsIn(element, [...path, index]));
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, [...path, key]))
    : [];
}

/** A copy of a value with another string at a path. */
export function withString(
  value: unknown,
  [step, ...rest]: Step[],
  change: (text: string) => string,
): unknown {
  if (step === undefined) {
    return change(String(value));
  }
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) =>
      index === step ? withString(element, rest, change) : element,
    );
  }
  const object = value as Record<string, unknown>;
  return { ...object, [step]: withString(object[step], rest, change) };
}
