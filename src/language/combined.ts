import { type Availability, noteOn } from "./availability";
import type { Files } from "./files";
import type { Part } from "./parts";

const keysOf = (parts: readonly Part<never>[]) => parts.flatMap(({ keys }) => keys);
const notesOf = (parts: readonly Part<never>[]) => parts.flatMap(({ notes = [] }) => notes);

function written<Value>(parts: readonly Part<Value>[], value: Value, files: Files): string[] {
  const words: string[] = [];
  for (const part of parts) for (const word of part.write(value, files)) words.push(word);
  return words;
}

/** Returns a fast search for the parts to write: thousands of servers can have dozens of parts each. */
function partsFor<Value extends object>(parts: readonly Part<Value>[]): (value: Value) => Part<Value>[] {
  const always = Uint8Array.from(parts, ({ onlyIfGiven }) => (onlyIfGiven ? 0 : 1));
  const placesOf = new Map<string, number[]>();
  parts.forEach(({ keys, onlyIfGiven }, place) => {
    if (onlyIfGiven) for (const key of keys) placesOf.set(key, [...(placesOf.get(key) ?? []), place]);
  });
  return (value) => {
    const isDue = always.slice();
    for (const key in value) {
      if (value[key] !== undefined) for (const place of placesOf.get(key) ?? []) isDue[place] = 1;
    }
    return parts.filter((_, place) => isDue[place] === 1);
  };
}

/** Parts in a fixed order. */
export const inOrder = <Value>(...parts: Part<Value>[]): Part<Value> => ({
  keys: keysOf(parts),
  ...(parts[0]?.keyword !== undefined && { keyword: parts[0].keyword }),
  needed: parts.flatMap(({ needed }) => needed),
  notes: notesOf(parts),
  write: (value, files) => written(parts, value, files),
  read: (reader, into, files) => reader.attempt(() => parts.every((part) => part.read(reader, into, files))),
});

/** Optional parts that are written in this order and read in any. Each is read once, unless it is repeatable. */
export const inAnyOrder = <Value extends object>(...parts: Part<Value>[]): Part<Value> =>
  partsInAnyOrder(parts, ({ keys, repeatable }) => repeatable !== true && keys.length > 0);

/** The same for lines in which the last of several words for one option counts. */
export const inAnyOrderLastCounts = <Value extends object>(...parts: Part<Value>[]): Part<Value> =>
  partsInAnyOrder(parts, () => false);

function partsInAnyOrder<Value extends object>(
  parts: readonly Part<Value>[],
  isForOnce: (part: Part<Value>) => boolean,
): Part<Value> {
  const partsIn = partsFor(parts);
  return {
    keys: keysOf(parts),
    needed: [],
    notes: notesOf(parts),
    write: (value, files) => written(partsIn(value), value, files),
    read: (reader, into, files) => {
      const left = new Set(parts);
      const readOne = () => [...left].find((part) => part.read(reader, into, files));
      // Stops when no part takes another word.
      for (let before = Infinity; !reader.done && reader.left < before;) {
        before = reader.left;
        const part = readOne();
        if (part !== undefined && isForOnce(part)) left.delete(part);
      }
      return true;
    },
  };
}

/** A part that may be missing. */
export const optional = <Value>(part: Part<Value>): Part<Value> => ({
  ...part,
  needed: [],
  read: (reader, into, files) => {
    part.read(reader, into, files);
    return true;
  },
});

/** Words that are always written. */
export const keyword = <Value>(words: string): Part<Value> => ({
  keys: [],
  needed: [],
  keyword: words,
  write: () => [words],
  read: (reader) => reader.takeKeyword(words),
});

/** Exactly one of several parts; the others write nothing. */
export const oneOfParts = <Value>(...parts: Part<Value>[]): Part<Value> => ({
  keys: keysOf(parts),
  needed: [keysOf(parts)],
  notes: notesOf(parts),
  write: (value, files) => written(parts, value, files),
  read: (reader, into, files) => parts.some((part) => part.read(reader, into, files)),
});

/** A part for one value of an input, which some releases or modes lack. */
export const availablePart = <Value>(availability: Availability, part: Part<Value>): Part<Value> => ({
  ...part,
  availability,
});

/** One part for each value of an input. */
export const choice = <Value extends object, Key extends keyof Value>(
  key: Key,
  parts: Record<Value[Key] & string, Part<Value>>,
): Part<Value> => {
  const entries = Object.entries<Part<Value>>(parts);
  return {
    keys: [String(key), ...keysOf(entries.map(([, part]) => part))],
    needed: [[String(key)]],
    notes: entries.flatMap(([name, part]) => [
      ...noteOn(`${String(key)}=${name}`, part.keyword ?? name, part.availability ?? {}),
      ...(part.notes ?? []),
    ]),
    write: (value, files) => parts[value[key] as Value[Key] & string].write(value, files),
    read: (reader, into, files) =>
      entries.some(([name, part]) =>
        reader.attempt(() => {
          const draft = { ...into };
          if (!part.read(reader, draft, files)) return false;
          Object.assign(into, draft, { [key]: name });
          return true;
        }),
      ),
  };
};
