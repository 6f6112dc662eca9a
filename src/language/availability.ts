import type { ProxyMode } from "../args";

/** Which releases of HAProxy, and which of its modes, have a keyword. */
export interface Availability {
  /** The first release that has it. @default all that matter have it */
  since?: string;
  /** The last release that has it, and what replaces it. */
  until?: { release: string; instead: string };
  /** The mode that it is for. @default both */
  mode?: ProxyMode;
  /** Words that name the keyword in a line. @default the keyword itself; "" where no words do */
  words?: string;
}

/** A keyword that not every release or mode has, and the input that it stands for. */
export interface Note extends Availability {
  /** The path of the input in its section: `*` is the element of a list, `key=value` one value of an input. */
  input: string;
}

/** Notes on the inputs of an object that is itself an input. */
export const notesInside = (input: string, notes: readonly Note[] = []): Note[] =>
  notes.map((note) => ({ ...note, input: `${input}.${note.input}` }));

/** A note on an input, where there is anything to note. */
export const noteOn = (input: string, keyword: string, availability: Availability): Note[] =>
  Object.keys(availability).length === 0 ? [] : [{ words: keyword, ...availability, input }];
