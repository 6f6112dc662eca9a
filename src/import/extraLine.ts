import { message } from "../language/codec";
import { wordsOf } from "../language/words";
import type { Line } from "./configuration";
import type { ImportedFiles } from "./importedFiles";
import { withPathsOfExtraLine } from "./nodePaths";
import { withDefaults } from "./serverDefaults";

type Words = readonly string[];

const isBrace = (word: string) => /^!*\{$|^\}$/.test(word);

/**
 * A line as one of the `extraLines`: with what it started from when it stood elsewhere, and the paths of this pair.
 *
 * @param defaults what follows `default-server` in the section
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
