import { ImportedFiles } from "./importedFiles";
import { type Line, type Section, unreadable } from "./configuration";
import { extraLineOf } from "./extraLine";
import { boundTo, inOrderOfEvaluation } from "./families";
import { withNamedFileAcls } from "./fileAcls";
import { freeName } from "./freeName";
import { linesOfListen, type Side } from "./listen";
import { LeftOvers } from "./leftOvers";
import { isOwnWork } from "./ownWork";
import { linesNotOfPair } from "./peers";
import { guardedPage, guardsPages } from "./protection";
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
import { defaultsIn, isServer, withoutLateDefaults } from "./serverDefaults";
import { withoutIdleWords, withSingleSockets } from "./spellings";
import { pageSection, readStatsPage } from "./statsPage";

/** The reasons why lines became faulty inputs, by the input that they were read into and their number. */
export type Refusals = Map<string, string>;
export const refusalKey = (input: string | number, line: Line): string => `${input} ${line.number}`;

interface Defaults {
  section: Section;
  /** The name that frontends and backends use in `from`; undefined for the common defaults. */
  name?: string | undefined;
  /** Lines that no input of defaults expresses, but perhaps one of a frontend or backend. */
  passedOn: Line[];
  reader: SectionReader;
}

/** The inputs that the lines of a configuration express. */
export class FromLines {
  readonly inputs: Draft = {};
  readonly origins: Origins = new Map();
  readonly files: ImportedFiles;
  readonly leftOvers = new LeftOvers();

  private readonly defaults: Defaults[] = [];
  private readonly said = new Set<Line>();
  private readonly page: Section | undefined;
  private readonly guardsPages: boolean;

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
    // The common defaults need no name.
    const common = defaults.length === 1 ? defaults[0] : unnamed.length === 1 ? unnamed[0] : undefined;
    this.page = pageSection(sections);
    this.guardsPages = guardsPages(sections, this.page);
    this.readGlobal();
    for (const section of sections) {
      if (section === this.page) this.readPage(section);
      else if (section.kind === "defaults") this.readDefaults(section, section === common);
      else if (proxies.includes(section)) this.readProxy(section);
      else if (section.kind === "peers") this.leftOvers.addAll(linesNotOfPair(section.lines));
      else if (section.kind !== "global") this.readOther(section);
    }
    this.leaveWhatNoProxyTook();
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
    const taken = new Set(this.defaults.flatMap((defaults) => defaults.name ?? []));
    return freeName(name === "" ? "defaults" : name, taken);
  }

  private defaultsNamed(name: string): Defaults | undefined {
    return this.defaults.filter(({ section }) => section.name === name).at(-1);
  }

  private readPage(section: Section): void {
    const refusal = (line: Line) => this.refusals.get(refusalKey("stats", line));
    const isRefused = (line: Line) => refusal(line) !== undefined;
    for (const line of readStatsPage(section, this.inputs, this.origins, isRefused))
      this.leftOvers.add(line, refusal(line) ?? "the pair's statistics page has no input for it");
  }

  private readProxy(section: Section): void {
    const defaults = section.from === undefined ? this.defaults.at(-1) : this.defaultsNamed(section.from);
    const inOrder = inOrderOfEvaluation(withSingleSockets(section.lines));
    if (section.kind === "listen") {
      const own = { ...section, lines: inOrder };
      for (const { side, name, lines } of linesOfListen(own, trialOf)) {
        this.readSide(side, name, section, lines, defaults);
      }
      return;
    }
    this.readSide(
      section.kind === "frontend" ? "frontends" : "backends",
      section.name,
      section,
      withNamedFileAcls(inOrder),
      defaults,
    );
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
      if (!this.refusals.has(refusalKey(side, line)) && reader.read(line) === undefined) this.said.add(line);
    }
    const hasCookie = [...(defaults?.passedOn ?? []), ...lines].some(({ words }) => words?.[0] === "cookie");
    this.readInto(reader, section.kind, withoutIdleWords(lines, hasCookie));
  }

  private readOther({ kind, name, lines }: Section): void {
    const known = otherSections[kind];
    if (known === undefined) {
      const reason = `no input stands for a section ${kind}`;
      this.leftOvers.addLines(
        lines,
        kind === unreadable ? "what opens the section cannot be read here" : reason,
      );
      return;
    }
    const reader = this.newElement(known.syntax, known.input);
    reader.draft["name"] = name;
    this.leftOvers.addAll(this.unread(reader, kind, lines));
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

  /** Reads lines. Those without an input become extra lines, if they keep their meaning there. */
  private readInto(reader: SectionReader, kind: string, given: readonly Line[]): void {
    const { lines, late } = withoutLateDefaults(given);
    for (const line of late) this.said.add(line);
    const unread = this.unread(reader, kind, lines);
    const isRead = (line: Line) => !unread.some((other) => other.line === line);
    for (const { line, reason } of unread) {
      const bound = boundTo(line, lines).filter(isRead);
      const keeps =
        this.canBeExtra(reader, kind, line) && bound.every((other) => this.canBeExtra(reader, kind, other));
      for (const other of keeps ? bound : []) {
        const order = `its order with line ${line.number} decides, which no input says`;
        this.refusals.set(refusalKey(reader.path[0] ?? "", other), order);
      }
      const isBehind =
        keeps && lines.slice(0, lines.indexOf(line)).some((other) => isServer(other) && isRead(other));
      const moved = isServer(line) && isBehind ? "; there, it comes before the servers that inputs say" : "";
      this.leaveIn(reader, line, reason + moved, keeps, defaultsIn(lines));
    }
  }

  private canBeExtra(reader: SectionReader, kind: string, line: Line): boolean {
    const isOfGuardedPage = kind !== "global" && this.guardsPages && line.words?.[0] === "stats";
    return !line.conditional && !isOfGuardedPage && reader.takesExtraLine(line);
  }

  private leaveIn(
    reader: SectionReader,
    line: Line,
    reason: string,
    keeps: boolean,
    serverDefaults: readonly string[] = [],
  ): void {
    if (this.said.has(line)) return;
    const isOfPage = line.words?.[0] === "stats" && reader.path[0] !== "global" && this.guardsPages;
    if (!keeps) {
      this.leftOvers.add(line, isOfPage ? guardedPage : reason);
      return;
    }
    const text = extraLineOf(line, serverDefaults, this.files);
    this.files.keep();
    reader.draft["extraLines"] = [...((reader.draft["extraLines"] ?? []) as string[]), text];
    this.leftOvers.add(line, reason, text);
  }

  /** Returns the lines that could not be read, with the reason. */
  private unread(reader: SectionReader, kind: string, lines: readonly Line[]) {
    return lines.flatMap((line) => {
      if (line.conditional) return [{ line, reason: "it depends on a condition (.if)" }];
      if (isOwnWork(kind, line.words ?? [])) return [];
      const reason = this.refusals.get(refusalKey(reader.path[0] ?? "", line)) ?? reader.read(line);
      if (reason !== undefined) return [{ line, reason }];
      this.said.add(line);
      return [];
    });
  }

  private leaveWhatNoProxyTook(): void {
    for (const { section, passedOn, reader } of this.defaults) {
      for (const line of passedOn.filter((line) => section.lines.includes(line))) {
        this.leaveIn(reader, line, reader.read(line) ?? "", this.canBeExtra(reader, section.kind, line));
      }
    }
  }
}

const trialOf = (side: Side) =>
  new SectionReader(syntaxOf(side), [side, "trial"], new ImportedFiles({}), new Map());

const syntaxOf = (side: Side) => (side === "frontends" ? frontendSyntax : backendSyntax);
