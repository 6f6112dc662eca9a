import { ImportedFiles } from "./importedFiles";
import { withoutIdleCookies, withSingleSockets } from "./spellings";
import type { Line, Section } from "./configuration";
import { linesOfListen, type Side } from "./listen";
import { isOwnWork, ownSections } from "./ownWork";
import { type Origins, SectionReader } from "./sectionReader";
import {
  backendSyntax,
  defaultsSyntax,
  type Draft,
  frontendSyntax,
  globalSyntax,
  otherSections,
  type SectionSyntax,
} from "./sectionSyntax";
import { readStatsPage } from "./statsPage";

/** A line that no input can say. */
export interface LeftOver {
  line: Line;
  reason: string;
  /** Whether it is among the `extraLines` of its section, where it means what it meant. */
  inExtraLines: boolean;
}

/** Lines that turned out to be faulty inputs: why, by the input that they were read into and their number. */
export type Refusals = Map<string, string>;
export const refusalKey = (input: string | number, line: Line): string => `${input} ${line.number}`;

interface Defaults {
  section: Section;
  /** The name that frontends and backends refer to it by; undefined when all start from it. */
  name?: string | undefined;
  /** What defaults cannot say, but perhaps a frontend or backend can. */
  passedOn: Line[];
  reader: SectionReader;
}

/** What the lines of a configuration say, as inputs. */
export class FromLines {
  readonly inputs: Draft = {};
  readonly origins: Origins = new Map();
  readonly files: ImportedFiles;
  readonly leftOver: LeftOver[] = [];

  private readonly defaults: Defaults[] = [];
  /** By number: some lines are read in a spelling of their own. */
  private readonly said = new Set<number>();

  constructor(
    private readonly sections: readonly Section[],
    private readonly refusals: Refusals,
  ) {
    this.files = new ImportedFiles({
      certificate: this.globalValue("crt-base"),
      authority: this.globalValue("ca-base"),
    });
    const proxies = sections.filter(({ kind }) => ["frontend", "backend", "listen"].includes(kind));
    const defaults = sections.filter(({ kind }) => kind === "defaults");
    const unnamed = defaults.filter(({ name }) => name === "");
    // What most start from needs no name.
    const common = defaults.length === 1 ? defaults[0] : unnamed.length === 1 ? unnamed[0] : undefined;
    this.readGlobal();
    for (const section of sections) {
      if (section.kind === "defaults") this.readDefaults(section, section === common);
      else if (proxies.includes(section)) this.readProxy(section);
      else if (section.kind !== "global" && !ownSections.has(section.kind)) this.readOther(section);
    }
    this.leaveWhatNoProxyTook();
    this.leftOver.sort((one, other) => one.line.number - other.line.number);
  }

  private globalValue(keyword: string): string | undefined {
    const lines = this.sections.filter(({ kind }) => kind === "global").flatMap(({ lines }) => lines);
    return lines.find(({ words }) => words?.[0] === keyword)?.words?.[1];
  }

  private readGlobal(): void {
    const reader = this.readerOf(globalSyntax, "global");
    for (const { kind, lines } of this.sections) {
      if (kind === "global") this.readInto(reader, kind, lines);
    }
    this.inputs["global"] = reader.draft;
  }

  private readDefaults(section: Section, unnamed: boolean): void {
    const name = unnamed ? undefined : this.nameOfDefaults(section);
    const reader = unnamed
      ? this.readerOf(defaultsSyntax, "defaults")
      : this.newElement(defaultsSyntax, "namedDefaults");
    if (name !== undefined) reader.draft["name"] = name;
    const parent = section.from === undefined ? undefined : this.defaultsNamed(section.from);
    if (parent?.name !== undefined) reader.draft["from"] = parent.name;
    const passedOn = this.unread(reader, section.kind, section.lines).map(({ line }) => line);
    this.defaults.push({ section, name, passedOn: [...(parent?.passedOn ?? []), ...passedOn], reader });
    if (unnamed) this.inputs["defaults"] = reader.draft;
  }

  private nameOfDefaults({ name }: Section): string {
    const isFree = (candidate: string) => !this.defaults.some((defaults) => defaults.name === candidate);
    const wanted = name === "" ? "defaults" : name;
    for (let next = 1; ; next++) {
      const candidate = next === 1 ? wanted : `${wanted}-${next}`;
      if (isFree(candidate)) return candidate;
    }
  }

  private defaultsNamed(name: string): Defaults | undefined {
    return this.defaults.filter(({ section }) => section.name === name).at(-1);
  }

  private readProxy(section: Section): void {
    const defaults = section.from === undefined ? this.defaults.at(-1) : this.defaultsNamed(section.from);
    const isRefused = (line: Line) => this.refusals.has(refusalKey("stats", line));
    const notOnPage =
      section.kind === "backend" ? undefined : readStatsPage(section, this.inputs, this.origins, isRefused);
    for (const line of notOnPage ?? []) {
      this.leave(
        line,
        this.refusals.get(refusalKey("stats", line)) ?? "the pair's statistics page has no input for it",
      );
    }
    if (notOnPage !== undefined) return;
    const own = { ...section, lines: inOrderOfEvaluation(withSingleSockets(section.lines)) };
    if (section.kind === "listen") {
      for (const { side, name, lines } of linesOfListen(own, (side) => this.trial(side))) {
        this.readSide(side, name, own, lines, defaults);
      }
      return;
    }
    this.readSide(
      section.kind === "frontend" ? "frontends" : "backends",
      section.name,
      own,
      own.lines,
      defaults,
    );
  }

  private trial(side: Side): SectionReader {
    return new SectionReader(syntaxOf(side), [side, "trial"], new ImportedFiles({}), new Map());
  }

  private readSide(
    side: Side,
    name: string,
    section: Section,
    lines: Line[],
    defaults: Defaults | undefined,
  ): void {
    const reader = this.newElement(syntaxOf(side), side);
    reader.draft["name"] = name;
    if (defaults?.name !== undefined) reader.draft["from"] = defaults.name;
    for (const line of defaults?.passedOn ?? []) {
      if (!this.refusals.has(refusalKey(side, line)) && reader.read(line) === undefined)
        this.said.add(line.number);
    }
    const hasCookie = [...(defaults?.passedOn ?? []), ...lines].some(({ words }) => words?.[0] === "cookie");
    this.readInto(reader, section.kind, withoutIdleCookies(lines, hasCookie));
  }

  private readOther({ kind, name, lines }: Section): void {
    const known = otherSections[kind];
    if (known === undefined) {
      for (const line of lines) this.leave(line, `no input stands for a section ${kind}`);
      return;
    }
    const reader = this.newElement(known.syntax, known.input);
    reader.draft["name"] = name;
    for (const { line, reason } of this.unread(reader, kind, lines)) this.leave(line, reason);
  }

  private readerOf(syntax: SectionSyntax, ...path: (string | number)[]): SectionReader {
    return new SectionReader(syntax, path, this.files, this.origins);
  }

  private newElement(syntax: SectionSyntax, input: string): SectionReader {
    const list = (this.inputs[input] ??= []) as Draft[];
    const reader = this.readerOf(syntax, input, list.length);
    list.push(reader.draft);
    return reader;
  }

  /** Reads lines, and puts those that no input can say among the extra ones where they still mean what they meant. */
  private readInto(reader: SectionReader, kind: string, lines: readonly Line[]): void {
    for (const { line, reason, isFirst } of this.unread(reader, kind, lines)) {
      this.leaveIn(reader, line, reason, isFirst);
    }
  }

  private leaveIn(reader: SectionReader, line: Line, reason: string, isFirst: boolean): void {
    if (this.said.has(line.number)) return;
    const keeps = isFirst && reader.takesExtraLine(line);
    if (keeps)
      reader.draft["extraLines"] = [...((reader.draft["extraLines"] ?? []) as string[]), extraLineOf(line)];
    this.leave(line, reason, keeps);
  }

  private leave(line: Line, reason: string, inExtraLines = false): void {
    if (!this.leftOver.some((other) => other.line.number === line.number))
      this.leftOver.push({ line, reason, inExtraLines });
  }

  /** The lines that could not be read, with the reason, and whether none of their kind was read before them. */
  private unread(reader: SectionReader, kind: string, lines: readonly Line[]) {
    const read = new Set<string>();
    return lines.flatMap((line) => {
      if (line.conditional) return [{ line, reason: "it depends on a condition (.if)", isFirst: false }];
      if (isOwnWork(kind, line.words ?? [])) return [];
      const reason = this.refusals.get(refusalKey(reader.path[0] ?? "", line)) ?? reader.read(line);
      const family = familyOf(line);
      if (reason !== undefined) return [{ line, reason, isFirst: family === undefined || !read.has(family) }];
      this.said.add(line.number);
      if (family !== undefined) read.add(family);
      return [];
    });
  }

  private leaveWhatNoProxyTook(): void {
    for (const { section, passedOn, reader } of this.defaults) {
      for (const line of passedOn.filter((line) => section.lines.includes(line))) {
        this.leaveIn(reader, line, reader.read(line) ?? "", true);
      }
    }
  }
}

const extraLineOf = ({ text }: Line) => text.replace(/\t+/g, " ").replace(/ # extraLines$/, "");

const syntaxOf = (side: Side) => (side === "frontends" ? frontendSyntax : backendSyntax);

/** Redirections by `redirect` come after all `http-request` rules. */
const inOrderOfEvaluation = (lines: Line[]) => {
  const isRedirect = ({ words }: Line) => words?.[0] === "redirect";
  return [...lines.filter((line) => !isRedirect(line)), ...lines.filter(isRedirect)];
};

const familiesInOrder = new Set(
  "http-request http-response http-after-response tcp-request tcp-response use_backend use-server stick http-check tcp-check".split(
    " ",
  ),
);

/** Lines of which the order decides; extra lines come before what the inputs say. */
function familyOf({ words }: Line): string | undefined {
  const keyword = words?.[0] ?? "";
  if (/^(?:default-)?server/.test(keyword)) return "server";
  return familiesInOrder.has(keyword) ? keyword : undefined;
}
