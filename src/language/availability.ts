import type { ProxyMode } from "../args";

/** Which releases of HAProxy, and which of its modes, have a keyword. */
export interface Availability {
  /** The first release that has it. @default all that matter have it */
  since?: string;
  /** The last release that has it, and what replaces it. */
  until?: { release: string; instead: string };
  /** The mode that it is for. @default both */
  mode?: ProxyMode;
}

/** A keyword that not every release or mode has, and the input that it stands for. */
export interface Note extends Availability {
  /** Words of the line; undefined where they tell too little to be looked for. */
  keyword?: string | undefined;
  /** The path of the input in its section: `*` is the element of a list, `key=value` one value of an input. */
  input: string;
}

/** Notes on the inputs of an object that is itself an input. */
export const notesInside = (input: string, notes: readonly Note[] = []): Note[] =>
  notes.map((note) => ({ ...note, input: `${input}.${note.input}` }));

/** A note on an input, where there is anything to note. */
export const noteOn = (input: string, keyword: string | undefined, availability: Availability): Note[] =>
  Object.keys(availability).length === 0 ? [] : [{ ...availability, keyword, input }];
