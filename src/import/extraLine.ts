import { message } from "../language/codec";
import { wordsOf } from "../language/words";
import type { Line } from "./configuration";
import type { ImportedFiles } from "./importedFiles";
import { withPathsOfExtraLine } from "./nodePaths";
import { withDefaults } from "./serverDefaults";

type Words = readonly string[];

const isBrace = (word: string) => /^!*\{$|^\}$/.test(word);

/**
 * Returns a line as one of the `extraLines`: with the server defaults of its section, and the paths of this pair.
 *
 * @param defaults the words after `default-server` in the section
 */
export function extraLineOf(line: Line, defaults: Words, files: ImportedFiles): string {
  const { text, words = [] } = line;
  const given = withDefaults(line.fileAcls?.inBraces ?? words, defaults);
  const own = withPathsOfExtraLine(given, files);
  const isAsWritten = own.join(" ") === (wordsOf(text) ?? []).join(" ");
  return isAsWritten
    ? text.replace(/\t+/g, " ").replace(/ # extraLines$/, "")
    : own.map((word) => (isBrace(word) ? word : message.write(word, files))).join(" ");
}
