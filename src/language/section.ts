import { type Availability, type Note, noteOn, notesInside } from "./availability";
import type { Files } from "./files";
import type { Part } from "./parts";
import { Reader } from "./reader";

/** The input that a line comes from, by the first words of the line. */
export interface Origin {
  keyword: string;
  /** The input's path in its section; empty for the section itself. */
  input: string;
}

/** Writes an input of a section as lines, and reads such a line back. */
export interface Field<Section> {
  readonly origins?: readonly Origin[];
  /** Its keywords that some releases or modes lack. */
  readonly notes?: readonly Note[];
  write(section: Section, files: Files): string[];
  /** Stores the values of a line. Returns false if the line is another field's, or has no input. */
  read(reader: Reader, into: Partial<Section>, files: Files): boolean;
}

/** Returns the lines of a section in order. */
export function linesOf<Section>(fields: Field<Section>[], section: Section, files: Files): string[] {
  return fields.flatMap((field) => field.write(section, files));
}

/** Returns the inputs that a section's lines come from. */
export function originsOf<Section>(fields: readonly Field<Section>[]): Origin[] {
  return fields.flatMap(({ origins = [] }) => origins);
}

/** Returns the section's keywords that some releases or modes lack. */
export function notesOf<Section>(fields: readonly Field<Section>[]): Note[] {
  return fields.flatMap(({ notes = [] }) => notes);
}

/** A field whose lines some releases or modes lack. */
export const availableField = <Section>(
  availability: Availability,
  input: keyof Section & string,
  field: Field<Section>,
): Field<Section> => ({
  ...field,
  notes: [...noteOn(input, field.origins?.[0]?.keyword ?? "", availability), ...(field.notes ?? [])],
});

/** Stores the values of a line. Returns false if no field can read all of it. */
export function readLine<Section>(
  fields: Field<Section>[],
  words: readonly string[],
  into: Partial<Section>,
  files: Files,
): boolean {
  return fields.some((field) => {
    const draft = { ...into };
    const reader = new Reader(words);
    if (!field.read(reader, draft, files) || !reader.done) return false;
    Object.assign(into, draft);
    return true;
  });
}

type Given<Section, Key extends keyof Section> = NonNullable<Section[Key]>;
type ElementOf<List> = List extends readonly (infer Element)[] ? Element : never;

/** Makes the fields of sections of one kind. */
export class Fields<Section extends object> {
  /** One line. */
  line(part: Part<Section>): Field<Section> {
    const [key = "", ...more] = part.keys;
    return {
      origins:
        part.keyword === undefined ? [] : [{ keyword: part.keyword, input: more.length === 0 ? key : "" }],
      notes: part.notes ?? [],
      write: (section, files) => {
        const words = part.write(section, files);
        return words.length === 0 ? [] : [words.join(" ")];
      },
      read: (reader, into, files) => part.read(reader, into, files),
    };
  }

  /** `option …` when the value is true, `no option …` when it is false. */
  option(key: keyof Section, name: string): Field<Section> {
    return this.switch(key, `option ${name}`);
  }

  /** A keyword when the value is true, the same after `no` when it is false. */
  switch(key: keyof Section, keyword: string, availability: Availability = {}): Field<Section> {
    return {
      notes: noteOn(String(key), keyword, availability),
      origins: [keyword, `no ${keyword}`].map((words) => ({ keyword: words, input: String(key) })),
      write: (section) => {
        const given: unknown = section[key];
        return given === undefined ? [] : [given === true ? keyword : `no ${keyword}`];
      },
      read: (reader, into) => {
        const isOn = !reader.takeKeyword("no");
        if (!reader.takeKeyword(keyword)) return false;
        into[key] = isOn as Section[typeof key];
        return true;
      },
    };
  }

  /** A line for each element of a list. */
  each<Key extends keyof Section>(
    key: Key,
    keyword: string,
    part: Part<ElementOf<Given<Section, Key>>>,
    availability: Availability = {},
  ): Field<Section> {
    type Element = ElementOf<Given<Section, Key>>;
    return {
      notes: [
        ...noteOn(String(key), keyword, availability),
        ...notesInside(`${String(key)}.*`, part.notes, keyword),
      ],
      origins: [{ keyword, input: String(key) }],
      write: (section, files) =>
        ((section[key] ?? []) as Element[]).map((element) =>
          [keyword, ...part.write(element, files)].join(" "),
        ),
      read: (reader, into, files) => {
        const element: Partial<Element> = {};
        if (!reader.takeKeyword(keyword) || !part.read(reader, element, files)) return false;
        into[key] = [...((into[key] ?? []) as Element[]), element] as Section[Key];
        return true;
      },
    };
  }

  /** Lines of an object that is one input of the section. */
  inside<Key extends keyof Section>(key: Key, ...fields: Field<Given<Section, Key>>[]): Field<Section> {
    return {
      origins: originsOf(fields).map(({ keyword, input }) => ({
        keyword,
        input: input === "" ? String(key) : `${String(key)}.${input}`,
      })),
      notes: notesInside(String(key), notesOf(fields)),
      write: (section, files) => {
        const given = section[key];
        return given === undefined || given === null
          ? []
          : linesOf(fields, given as Given<Section, Key>, files);
      },
      read: (reader, into, files) => {
        const inner = { ...into[key] } as Partial<Given<Section, Key>>;
        if (!fields.some((field) => reader.attempt(() => field.read(reader, inner, files) && reader.done)))
          return false;
        into[key] = inner as Section[Key];
        return true;
      },
    };
  }

  /** Lines that are copied unchanged, and marked so that errors about them can be recognized. */
  extraLines(key: keyof Section): Field<Section> {
    return {
      write: (section) => ((section[key] ?? []) as string[]).map((line) => `${line} # extraLines`),
      read: () => false,
    };
  }
}
