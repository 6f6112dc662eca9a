/** Returns the names closest to `name` by edit distance. */
export function nearest(name: string, names: readonly string[], count: number): string[] {
  const distances = new Map(names.map((other) => [other, distance(name.toLowerCase(), other.toLowerCase())]));
  return [...names].sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0)).slice(0, count);
}

/** Returns the edit distance: the number of letters to add, remove or replace. */
function distance(word: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const letter of word) {
    const above = row;
    row = [(above[0] ?? 0) + 1];
    for (let index = 0; index < other.length; index++) {
      const [before = 0, over = 0, left = 0] = [above[index], above[index + 1], row[index]];
      row.push(Math.min(before + (letter === other.charAt(index) ? 0 : 1), over + 1, left + 1));
    }
  }
  return row.at(-1) ?? 0;
}
