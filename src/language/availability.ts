import type { ProxyMode } from "../args";

/** The releases and modes of HAProxy that have a keyword. */
export interface Availability {
  /** The first release that has it. @default every supported release */
  since?: string;
  /** The last release that has it, and what replaces it. */
  until?: { release: string; instead: string };
  /** The only mode that has it. @default both */
  mode?: ProxyMode;
  /** Words that name the keyword in a line. @default the keyword itself; "" if no words do */
  words?: string;
}

/** A keyword that some releases or modes lack, and its input. */
export interface Note extends Availability {
  /** The word that its line begins with. @default any */
  line?: string;
  /** The input's path in its section. `*` is any element of a list, `key=value` one value of an input. */
  input: string;
}

/** Returns the notes on the inputs of an object that is itself an input, and whose line begins with a keyword. */
export const notesInside = (input: string, notes: readonly Note[] = [], keyword?: string): Note[] =>
  notes.map((note) => ({
    ...note,
    input: `${input}.${note.input}`,
    ...(keyword !== undefined && { line: keyword.replace(/ .*/, "") }),
  }));

/** The availability of what only http mode has. */
export const http: Availability = { mode: "http" };

/** Returns a note on an input, or none if `availability` is empty. */
export const noteOn = (input: string, keyword: string, availability: Availability): Note[] =>
  Object.keys(availability).length === 0 ? [] : [{ words: keyword, ...availability, input }];
