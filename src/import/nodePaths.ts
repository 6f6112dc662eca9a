import { listPath, mapPath } from "../language/files";
import type { ImportedFiles } from "./importedFiles";

/** Maps and lists of patterns in expressions and conditions, by the paths that they have on the nodes. */
export function withOwnPaths(words: readonly string[], files: ImportedFiles): string[] {
  return words.map((word, index) => {
    const flags = words.slice(words.lastIndexOf("{", index), index);
    if (words[0] !== "acl" && isFile(flags)) return listPath(files.name("list", word));
    return withOwnMaps(word, files);
  });
}

/** The same for a line that is put there as it is; what other files it names, by their full paths. */
export function withPathsOfExtraLine(words: readonly string[], files: ImportedFiles): string[] {
  return words.map((word, index) => {
    const flags = words.slice(words[0] === "acl" ? 3 : words.lastIndexOf("{", index), index);
    const [before = "", beforeThat = ""] = [words[index - 1], words[index - 2]];
    if (isFile(flags))
      return beforeThat === "-M" ? mapPath(files.name("map", word)) : listPath(files.name("list", word));
    if (words[0] === "bind" || words[0]?.startsWith("server")) return files.fullPath(before, word);
    return withOwnMaps(word, files);
  });
}

const isFile = (flags: readonly string[]) => flags.at(-1) === "-f" && !flags.includes("--");

const withOwnMaps = (word: string, files: ImportedFiles) =>
  word.replace(
    /\b(map(?:_\w+)?)\(([^,()]+)/g,
    (_, converter: string, file: string) => `${converter}(${mapPath(files.name("map", file))}`,
  );
