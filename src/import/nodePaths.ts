import { listPath, mapPath } from "../language/files";
import type { ImportedFiles } from "./importedFiles";

/** Returns words with the nodes' paths of maps and lists, in expressions and conditions. */
export function withOwnPaths(words: readonly string[], files: ImportedFiles): string[] {
  return words.map((word, index) => {
    const flags = words.slice(words.lastIndexOf("{", index), index);
    if (words[0] !== "acl" && isFile(flags)) return listPath(files.name("list", word));
    return withOwnMaps(word, files);
  });
}

/** Does the same for an extra line, and names its other files by their full paths. */
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
