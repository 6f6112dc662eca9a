/** Returns a name that is not taken: `base`, or `base` with a number. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let next = 2; taken.has(name); next++) name = `${base}-${next}`;
  return name;
}
