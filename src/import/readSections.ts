import {
  backendSection,
  defaultsSection,
  frontendSection,
  globalSection,
  listedSections,
  namedDefaultsSection,
} from "../syntax/sections";
import { type Line, type Section, unreadable } from "./configuration";
import { inOrderOfEvaluation } from "./families";
import { withNamedFileAcls } from "./fileAcls";
import { freeName } from "./freeName";
import { ImportedFiles } from "./importedFiles";
import { LeftOvers } from "./leftOvers";
import { linesOfListen, type Side } from "./listen";
import { linesNotOfPair } from "./peers";
import { guardsPages } from "./protection";
import { newElement, readerOf, type Reading, refusalKey, type Refusals, type Work } from "./reading";
import { canBeExtra, leaveLine, readLines, unreadLines } from "./sectionLines";
import { SectionReader } from "./sectionReader";
import { withoutIdleWords, withSingleSockets } from "./spellings";
import { pageSection, readStatsPage } from "./statsPage";

/** A section `defaults` that was read. */
interface ReadDefaults {
  section: Section;
  /** The name that frontends and backends refer to it by; undefined when all start from it. */
  name?: string | undefined;
  /** Lines that defaults cannot say, but perhaps a frontend or backend can. */
  passedOn: Line[];
  reader: SectionReader;
}

/** Reads the sections of a configuration into inputs. */
export function readSections(sections: readonly Section[], refusals: Refusals): Reading {
  const page = pageSection(sections);
  const work: Work = {
    inputs: {},
    origins: new Map(),
    files: new ImportedFiles(folders(sections)),
    leftOvers: new LeftOvers(),
    refusals,
    said: new Set(),
    guardsPages: guardsPages(sections, page),
  };
  const common = commonDefaults(sections);
  const defaults: ReadDefaults[] = [];
  readGlobal(work, sections);
  for (const section of sections) {
    const { kind, lines } = section;
    if (section === page) readPage(work, section);
    else if (kind === "defaults") defaults.push(readDefaults(work, section, section === common, defaults));
    else if (kind === "listen") readListen(work, section, defaultsOf(section, defaults));
    else if (kind === "frontend" || kind === "backend")
      readProxy(work, section, defaultsOf(section, defaults));
    else if (kind === "peers") work.leftOvers.addAll(linesNotOfPair(lines));
    else if (kind !== "global") readOther(work, section);
  }
  leaveWhatNoProxyTook(work, defaults);
  return work;
}

/** The folders of relative paths. */
function folders(sections: readonly Section[]) {
  const lines = sections.filter(({ kind }) => kind === "global").flatMap(({ lines }) => lines);
  const given = (keyword: string) => lines.find(({ words }) => words?.[0] === keyword)?.words?.[1];
  return { certificate: given("crt-base"), authority: given("ca-base") };
}

function readGlobal(work: Work, sections: readonly Section[]): void {
  const reader = readerOf(work, globalSection, "global");
  for (const { kind, lines } of sections) {
    if (kind === "global") readLines(work, reader, kind, lines);
  }
  work.inputs["global"] = reader.draft;
}

/** The defaults that need no name, because most start from them. */
function commonDefaults(sections: readonly Section[]): Section | undefined {
  const defaults = sections.filter(({ kind }) => kind === "defaults");
  const unnamed = defaults.filter(({ name }) => name === "");
  return [defaults, unnamed].find(({ length }) => length === 1)?.[0];
}

function readDefaults(
  work: Work,
  section: Section,
  isCommon: boolean,
  before: readonly ReadDefaults[],
): ReadDefaults {
  const taken = new Set(before.flatMap(({ name }) => name ?? []));
  const name = isCommon ? undefined : freeName(section.name === "" ? "defaults" : section.name, taken);
  const reader = isCommon
    ? readerOf(work, defaultsSection, "defaults")
    : newElement(work, namedDefaultsSection, name);
  const parent = section.from === undefined ? undefined : defaultsNamed(section.from, before);
  if (parent?.name !== undefined) reader.draft["from"] = parent.name;
  const passedOn = unreadLines(work, reader, section.kind, section.lines).map(({ line }) => line);
  if (isCommon) work.inputs["defaults"] = reader.draft;
  return { section, name, passedOn: [...(parent?.passedOn ?? []), ...passedOn], reader };
}

const defaultsNamed = (name: string, all: readonly ReadDefaults[]) =>
  all.filter(({ section }) => section.name === name).at(-1);

const defaultsOf = ({ from }: Section, before: readonly ReadDefaults[]) =>
  from === undefined ? before.at(-1) : defaultsNamed(from, before);

function readPage(work: Work, section: Section): void {
  const refusal = (line: Line) => work.refusals.get(refusalKey("stats", line));
  const isRefused = (line: Line) => refusal(line) !== undefined;
  for (const line of readStatsPage(section, work.inputs, work.origins, isRefused))
    work.leftOvers.add(line, refusal(line) ?? "the pair's statistics page has no input for it");
}

function readProxy(work: Work, section: Section, defaults: ReadDefaults | undefined): void {
  const side = section.kind === "frontend" ? "frontends" : "backends";
  readSide(work, side, section.name, section.kind, withNamedFileAcls(inOrder(section)), defaults);
}

/** A `listen` section becomes a frontend and a backend. */
function readListen(work: Work, section: Section, defaults: ReadDefaults | undefined): void {
  for (const { side, name, lines } of linesOfListen({ ...section, lines: inOrder(section) }, trialOf)) {
    readSide(work, side, name, section.kind, lines, defaults);
  }
}

const inOrder = ({ lines }: Section) => inOrderOfEvaluation(withSingleSockets(lines));

function readSide(
  work: Work,
  side: Side,
  name: string,
  kind: string,
  lines: Line[],
  defaults: ReadDefaults | undefined,
): void {
  const reader = newElement(work, syntaxOf(side), name);
  if (defaults?.name !== undefined) reader.draft["from"] = defaults.name;
  const passedOn = defaults?.passedOn ?? [];
  for (const line of passedOn) {
    if (!work.refusals.has(refusalKey(side, line)) && reader.read(line) === undefined) work.said.add(line);
  }
  const hasCookie = [...passedOn, ...lines].some(({ words }) => words?.[0] === "cookie");
  readLines(work, reader, kind, withoutIdleWords(lines, hasCookie));
}

const syntaxOf = (side: Side) => (side === "frontends" ? frontendSection : backendSection);

const trialOf = (side: Side) =>
  new SectionReader(syntaxOf(side), [side, "trial"], new ImportedFiles({}), new Map());

function readOther(work: Work, { kind, name, lines }: Section): void {
  const syntax = listedSections.find(({ keyword }) => keyword === kind);
  if (syntax !== undefined) {
    work.leftOvers.addAll(unreadLines(work, newElement(work, syntax, name), kind, lines));
    return;
  }
  const reason =
    kind === unreadable
      ? "the line that opens the section cannot be read"
      : `no input stands for a section ${kind}`;
  work.leftOvers.addLines(lines, reason);
}

function leaveWhatNoProxyTook(work: Work, defaults: readonly ReadDefaults[]): void {
  for (const { section, passedOn, reader } of defaults) {
    for (const line of passedOn.filter((line) => section.lines.includes(line))) {
      leaveLine(work, reader, line, reader.read(line) ?? "", canBeExtra(work, reader, section.kind, line));
    }
  }
}
