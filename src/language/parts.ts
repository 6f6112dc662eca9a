import { type Availability, type Note, noteOn, notesInside } from "./availability";
import type { Codec } from "./codec";
import type { Files } from "./files";
import type { Reader } from "./reader";

/** Writes a part of an object as words of a line, and reads it back. */
export interface Part<Value> {
  /** The inputs that it writes. */
  readonly keys: readonly string[];
  /** The required inputs: exactly one of each group. */
  readonly needed: readonly (readonly string[])[];
  /** The words that it always begins with, if any. */
  readonly keyword?: string;
  /** True if it writes nothing unless one of its inputs is set. */
  readonly onlyIfGiven?: boolean;
  /** True if its words may repeat on a line, each time adding to the input. */
  readonly repeatable?: boolean;
  /** The releases and modes that have it, if it stands for one value of an input. */
  readonly availability?: Availability;
  /** Its keywords that some releases or modes lack. */
  readonly notes?: readonly Note[];
  write(value: Value, files: Files): string[];
  /** Takes its words and stores their values. Takes nothing and returns false if they are missing. */
  read(reader: Reader, into: Partial<Value>, files: Files): boolean;
}

type Given<Value, Key extends keyof Value> = NonNullable<Value[Key]>;
type ElementOf<List> = List extends readonly (infer Element)[] ? Element : never;
type BooleanKey<Value> = {
  [Key in keyof Value]-?: Given<Value, Key> extends boolean ? Key : never;
}[keyof Value];
type ListKey<Value> = {
  [Key in keyof Value]-?: Given<Value, Key> extends readonly unknown[] ? Key : never;
}[keyof Value];

/** Makes the parts of objects of one type. */
export class Parts<Value extends object> {
  /** A word for true, and perhaps another one for false. */
  flag(key: BooleanKey<Value>, on: string, off?: string, availability: Availability = {}): Part<Value> {
    return {
      keys: [String(key)],
      needed: [],
      keyword: on,
      notes: noteOn(String(key), on, availability),
      onlyIfGiven: true,
      repeatable: true,
      write: (value) => {
        const given = value[key] as boolean | undefined;
        if (given === true) return [on];
        return given === false && off !== undefined ? [off] : [];
      },
      read: (reader, into) => {
        const isOn = reader.takeKeyword(on);
        if (!isOn && (off === undefined || !reader.takeKeyword(off))) return false;
        into[key] = isOn as Value[typeof key];
        return true;
      },
    };
  }

  /** A value without a keyword, at its place in the line. */
  positional<Key extends keyof Value>(key: Key, codec: Codec<Given<Value, Key>>): Part<Value> {
    return {
      keys: [String(key)],
      needed: [[String(key)]],
      onlyIfGiven: true,
      write: (value, files) => {
        const given = value[key];
        return given === undefined || given === null ? [] : [codec.write(given, files)];
      },
      read: (reader, into, files) =>
        reader.attempt(() => {
          const given = reader.take();
          const read = given === undefined ? undefined : codec.read(given, files);
          if (read === undefined) return false;
          into[key] = read;
          return true;
        }),
    };
  }

  /** A keyword with its value. */
  argument<Key extends keyof Value>(
    key: Key,
    keyword: string,
    codec: Codec<Given<Value, Key>>,
    availability: Availability = {},
  ): Part<Value> {
    const notes = noteOn(String(key), keyword, availability);
    return { ...after(keyword, this.positional(key, codec)), notes };
  }

  /** A keyword with a list in one word. */
  list<Key extends ListKey<Value>>(
    key: Key,
    keyword: string,
    codec: Codec<ElementOf<Given<Value, Key>>>,
  ): Part<Value> {
    return {
      keys: [String(key)],
      needed: [],
      keyword,
      onlyIfGiven: true,
      write: (value, files) => {
        const given = (value[key] ?? []) as ElementOf<Given<Value, Key>>[];
        return given.length === 0
          ? []
          : [keyword, given.map((element) => codec.write(element, files)).join(",")];
      },
      read: (reader, into, files) =>
        reader.attempt(() => {
          if (!reader.takeKeyword(keyword) || reader.done) return false;
          const read = (reader.take() ?? "").split(",").map((part) => codec.read(part, files));
          if (read.includes(undefined)) return false;
          into[key] = read as Value[Key];
          return true;
        }),
    };
  }

  /** A keyword with a list in one word; repeating both adds elements. */
  lists<Key extends ListKey<Value>>(
    key: Key,
    keyword: string,
    codec: Codec<ElementOf<Given<Value, Key>>>,
  ): Part<Value> {
    return { ...adding(key, this.list(key, keyword, codec)), repeatable: true };
  }

  /** A keyword with a value, once for each element of a list. */
  repeated<Key extends ListKey<Value>>(
    key: Key,
    keyword: string,
    codec: Codec<ElementOf<Given<Value, Key>>>,
  ): Part<Value> {
    return {
      keys: [String(key)],
      needed: [],
      keyword,
      onlyIfGiven: true,
      repeatable: true,
      write: (value, files) =>
        ((value[key] ?? []) as ElementOf<Given<Value, Key>>[]).flatMap((element) => [
          keyword,
          codec.write(element, files),
        ]),
      read: (reader, into, files) =>
        reader.attempt(() => {
          if (!reader.takeKeyword(keyword) || reader.done) return false;
          const read = codec.read(reader.take() ?? "", files);
          if (read === undefined) return false;
          into[key] = [...((into[key] ?? []) as unknown[]), read] as Value[Key];
          return true;
        }),
    };
  }

  /** All words up to the end of the line. */
  rest<Key extends ListKey<Value>>(key: Key, codec: Codec<ElementOf<Given<Value, Key>>>): Part<Value> {
    return {
      keys: [String(key)],
      needed: [],
      onlyIfGiven: true,
      write: (value, files) =>
        ((value[key] ?? []) as ElementOf<Given<Value, Key>>[]).map((element) => codec.write(element, files)),
      read: (reader, into, files) =>
        reader.attempt(() => {
          const read = reader.rest().map((given) => codec.read(given, files));
          if (read.includes(undefined)) return false;
          into[key] = read as Value[Key];
          return true;
        }),
    };
  }

  /** All words up to the end of the line; further lines add more. */
  restAdded<Key extends ListKey<Value>>(key: Key, codec: Codec<ElementOf<Given<Value, Key>>>): Part<Value> {
    return adding(key, this.rest(key, codec));
  }

  /** An object after a keyword. */
  object<Key extends keyof Value>(
    key: Key,
    keyword: string,
    part: Part<Given<Value, Key>>,
    availability: Availability = {},
  ): Part<Value> {
    return {
      keys: [String(key)],
      needed: [],
      keyword,
      notes: [
        ...noteOn(String(key), keyword, availability),
        ...notesInside(String(key), part.notes, keyword),
      ],
      onlyIfGiven: true,
      write: (value, files) => {
        const given = value[key];
        return given === undefined || given === null ? [] : [keyword, ...part.write(given, files)];
      },
      read: (reader, into, files) =>
        reader.attempt(() => {
          const inner: Partial<Given<Value, Key>> = {};
          if (!reader.takeKeyword(keyword) || !part.read(reader, inner, files)) return false;
          into[key] = inner as Value[Key];
          return true;
        }),
    };
  }

  /** An object after a keyword; further lines change only the values that they name. */
  changed<Key extends keyof Value>(key: Key, keyword: string, part: Part<Given<Value, Key>>): Part<Value> {
    const one = this.object(key, keyword, part);
    return {
      ...one,
      read: (reader, into, files) => {
        const before = into[key];
        if (!one.read(reader, into, files)) return false;
        into[key] = { ...before, ...into[key] };
        return true;
      },
    };
  }
}

/** A part of a list that adds to the elements read before, instead of replacing them. */
const adding = <Value>(key: keyof Value, part: Part<Value>): Part<Value> => ({
  ...part,
  read: (reader, into, files) => {
    const before = (into[key] ?? []) as unknown[];
    if (!part.read(reader, into, files)) return false;
    into[key] = [...before, ...(into[key] as unknown[])] as Value[typeof key];
    return true;
  },
});

/** A part behind a keyword that is written only with the part. */
export const after = <Value>(keyword: string, part: Part<Value>): Part<Value> => ({
  ...part,
  needed: [],
  keyword,
  write: (value, files) => {
    const written = part.write(value, files);
    return written.length === 0 ? [] : [keyword, ...written];
  },
  read: (reader, into, files) =>
    reader.attempt(() => reader.takeKeyword(keyword) && !reader.done && part.read(reader, into, files)),
});
