import path from "node:path";
import { freeName } from "./freeName";
import { type FileKind, type Files, systemAuthorities } from "../language/files";

/** A file that a configuration names. */
export interface ImportedFile {
  kind: FileKind;
  /** Its name in the inputs. */
  name: string;
  path: string;
}

/** The files in which distributions keep their trusted certificate authorities. */
const systemAuthorityFiles = [
  "@system-ca",
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/ssl/cert.pem",
];

/** Names the files of a configuration as it is read. */
export class ImportedFiles implements Files {
  private readonly files: ImportedFile[] = [];
  private kept = 0;
  /** True treats the system's certificate authorities as an ordinary file: not every input knows them. */
  systemAsFile = false;

  /** @param bases the folders of relative paths, from `crt-base` and `ca-base` */
  constructor(private readonly bases: { certificate?: string; authority?: string }) {}

  path(kind: FileKind, name: string): string {
    return this.files.find((file) => file.kind === kind && file.name === name)?.path ?? name;
  }

  name(kind: FileKind, given: string): string {
    const file = this.resolve(kind, given);
    if (kind === "certificateAuthority" && !this.systemAsFile && systemAuthorityFiles.includes(file)) {
      return systemAuthorities;
    }
    const known = this.files.find((other) => other.kind === kind && other.path === file);
    if (known !== undefined) return known.name;
    const name = this.freeName(kind, file);
    this.files.push({ kind, name, path: file });
    return name;
  }

  /** Keeps the files named since the last call: the line could be read. */
  keep(): void {
    this.kept = this.files.length;
  }

  /** Forgets the files named since the last `keep`: the line could not be read. */
  forget(): void {
    this.files.length = this.kept;
  }

  get all(): readonly ImportedFile[] {
    return this.files;
  }

  /** Returns the full path of a file, if the keyword before it takes one; any other word unchanged. */
  fullPath(keyword: string, word: string): string {
    const kind = kindAfter[keyword];
    return kind === undefined ? word : this.resolve(kind, word);
  }

  private resolve(kind: FileKind, file: string): string {
    const base = kind === "certificate" ? this.bases.certificate : this.bases.authority;
    const isBased = ["certificate", "certificateAuthority", "certificateRevocationList"].includes(kind);
    return !isBased || base === undefined || /^[/@]/.test(file) ? file : path.posix.join(base, file);
  }

  private freeName(kind: FileKind, file: string): string {
    const { name } = path.posix.parse(file);
    const base =
      name
        .replace(/[^A-Za-z0-9._-]+/g, "-")
        .replace(/^[^A-Za-z0-9]+/, "")
        .slice(0, 60) || "file";
    const taken = new Set(this.files.flatMap((other) => (other.kind === kind ? other.name : [])));
    return freeName(base, taken);
  }
}

const kindAfter: Record<string, FileKind> = {
  crt: "certificate",
  "crt-list": "certificate",
  "ca-file": "certificateAuthority",
  "ca-verify-file": "certificateAuthority",
  "crl-file": "certificateRevocationList",
};

/** The input that lists files of a kind, and its fields for the file's content. */
const inputOf: Record<FileKind, { input: string; fields: string[] }> = {
  certificate: { input: "certificates", fields: ["certificate", "privateKey"] },
  certificateAuthority: { input: "certificateAuthorities", fields: ["certificate"] },
  certificateRevocationList: { input: "certificateRevocationLists", fields: ["crl"] },
  map: { input: "maps", fields: ["content"] },
  list: { input: "lists", fields: ["content"] },
  file: { input: "files", fields: ["content"] },
};

/**
 * Returns the inputs that hold files.
 *
 * @param valueOf returns the value of a file's field
 * @param suffix of the fields' names
 */
export function fileInputs<Value>(
  files: readonly ImportedFile[],
  valueOf: (file: ImportedFile, field: string) => Value,
  suffix = "",
): Record<string, Record<string, string | Value>[]> {
  const inputs: Record<string, Record<string, string | Value>[]> = {};
  for (const file of files) {
    const { input, fields } = inputOf[file.kind];
    const values = fields.map((field) => [`${field}${suffix}`, valueOf(file, field)] as const);
    (inputs[input] ??= []).push({ name: file.name, ...Object.fromEntries(values) });
  }
  return inputs;
}
