import type { EntriesModel, FileModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { shortDigest } from "./shortDigest";

export function mapModel({ name, entries = [], content }: Inputs["maps"][number]): EntriesModel {
  return {
    name,
    content: textOf(content?.split("\n") ?? entries.map(({ key, value }) => `${key} ${value}`)),
  };
}

export function listModel({ name, values = [], content }: Inputs["lists"][number]): EntriesModel {
  return { name, content: textOf(content?.split("\n") ?? values) };
}

export function fileModel({ name, content, extension }: Inputs["files"][number]): FileModel {
  const text = content.endsWith("\n") ? content : `${content}\n`;
  return { name, content: text, file: `${name}-${shortDigest(text)}.${extension}` };
}

/** Removes spaces around lines and empty lines at the end, which haproxy ignores. */
function textOf(lines: string[]): string {
  const text = lines
    .map((line) => line.trim())
    .join("\n")
    .trimEnd();
  return text === "" ? "" : `${text}\n`;
}
