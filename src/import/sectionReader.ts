import { isObject } from "../faults/given";
import { readLine } from "../language/section";
import { type Path, pathText } from "../faults/faults";
import { reportSchemaFaults } from "../faults/schemaFaults";
import type { Line } from "./configuration";
import type { ImportedFiles } from "./importedFiles";
import { withOneFileEach } from "./fileAcls";
import { holdsPlainSecret, holdsSecret, plainSecret } from "./secrets";
import { withOwnPaths } from "./nodePaths";
import { oldFormReason } from "./oldForms";
import type { SectionSyntax } from "../syntax/sections";
import type { Draft } from "./draft";
import { spellingsOf } from "./spellings";

/** The line that set each path of the inputs. */
export type Origins = Map<string, Line>;

/** Reads the lines of one section into equivalent inputs. */
export class SectionReader {
  readonly draft: Draft = {};

  constructor(
    private readonly syntax: SectionSyntax,
    readonly path: Path,
    private readonly files: ImportedFiles,
    private readonly origins: Origins,
  ) {}

  /** Adds a line to the inputs; returns the reason if no input expresses it. */
  read(line: Line): string | undefined {
    if (line.words === undefined) return "it depends on the environment of the process that reads it";
    if (holdsPlainSecret(line.words)) return plainSecret;
    const acls = this.newAcls(line.fileAcls?.lines ?? []);
    let first: string | undefined;
    for (const spelling of spellingsOf(line.words)) {
      for (const systemAsFile of [false, true]) {
        this.files.systemAsFile = systemAsFile;
        const reason = this.readSpelling([...acls, ...spelling], line);
        if (reason === undefined) return undefined;
        first ??= reason;
      }
    }
    return oldFormReason(line.words) ?? first;
  }

  /** Returns whether a line adds to a list, which runs once for each proxy that has it. */
  isOfList(line: Line): boolean {
    const before = { ...this.draft };
    const wasRead = this.read(line) === undefined;
    const changed = changedKeys(before, this.draft);
    const isList = wasRead && changed.some((key) => Array.isArray(this.draft[key]));
    for (const key of changed) this.draft[key] = before[key];
    return isList;
  }

  /** Returns whether a line can be an extra line. */
  takesExtraLine({ text, words }: Line): boolean {
    const isSafe = words !== undefined && oldFormReason(words) === undefined && !holdsSecret(words);
    return isSafe && this.syntax.shape["extraLines"]?.safeParse([text.replace(/\t+/g, " ")]).success === true;
  }

  /** Returns the ACLs that no previous line has added. */
  private newAcls(acls: readonly (readonly string[])[]): string[][] {
    const known = new Set(((this.draft["acls"] ?? []) as Draft[]).map(({ name }) => name));
    return acls.filter(([, name]) => !known.has(name)).flatMap(withOneFileEach);
  }

  /** Reads one spelling, which may have several lines; returns the reason if no input expresses it. */
  private readSpelling(lines: readonly (readonly string[])[], line: Line): string | undefined {
    const next = { ...this.draft };
    const isRead = (words: readonly string[]) =>
      readLine(this.syntax.fields, withOwnPaths(words, this.files), next, this.files);
    if (!lines.every(isRead)) {
      this.files.forget();
      return "no input can express this";
    }
    const changed = changedKeys(this.draft, next);
    const fault = changed.map((key) => this.faultOf(key, next[key])).find((found) => found !== undefined);
    if (fault !== undefined) {
      this.files.forget();
      return fault;
    }
    this.files.keep();
    for (const key of changed) {
      for (const path of changes(this.draft[key], next[key], [...this.path, key])) {
        this.origins.set(pathText(path), line);
      }
    }
    Object.assign(this.draft, next);
    return undefined;
  }

  private faultOf(key: string, value: unknown): string | undefined {
    const schema = this.syntax.shape[key];
    if (schema === undefined) return "no input can express this";
    const faults: string[] = [];
    const { error } = schema.safeParse(value, { reportInput: true });
    // Further lines may add missing fields.
    const issues = (error?.issues ?? []).filter(
      (issue) => issue.input !== undefined || issue.code === "unrecognized_keys",
    );
    reportSchemaFaults(issues, (path, message) => faults.push(`${pathText([key, ...path])}: ${message}`));
    return faults[0];
  }
}

const changedKeys = (before: Draft, after: Draft) =>
  Object.keys(after).filter((key) => after[key] !== before[key]);

/** Returns the paths at which a value has changed or grown. */
function changes(before: unknown, after: unknown, path: Path): Path[] {
  if (Array.isArray(after)) {
    const known: unknown[] = Array.isArray(before) ? before : [];
    return after.flatMap((element: unknown, index) => (element === known[index] ? [] : [[...path, index]]));
  }
  if (!isObject(after)) return [path];
  const known = isObject(before) ? before : {};
  const paths = changedKeys(known, after).flatMap((key) => changes(known[key], after[key], [...path, key]));
  return paths.length > 0 ? paths : [path];
}
