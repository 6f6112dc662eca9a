import { createHash } from "node:crypto";
import type { Inputs } from "./schema";

/** A map or a list of patterns, and the text of its file. */
export interface EntriesModel {
  name: string;
  content: string;
}

/** Another file, and its name on the nodes, which changes with it. */
export interface FileModel {
  name: string;
  content: string;
  file: string;
}

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

export function shortDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** Spaces around a line have no meaning to haproxy, nor have empty lines at the end. */
function textOf(lines: string[]): string {
  const text = lines
    .map((line) => line.trim())
    .join("\n")
    .trimEnd();
  return text === "" ? "" : `${text}\n`;
}
