import { validate } from "../validate";
import { type Fault, InvalidInputs } from "../faults/faults";
import { buildModel } from "../expand";
import { defaultsOf, modeOf } from "../expand/proxyMode";
import { inputs as schema } from "../schema/inputs";
import {
  backendSection,
  defaultsSection,
  frontendSection,
  globalSection,
  namedDefaultsSection,
  type SectionSyntax,
} from "../syntax/sections";
import { type Section, sectionsOf } from "./configuration";
import { readSections } from "./readSections";
import { type Reading, refusalKey, type Refusals } from "./reading";
import { inSchemaOrder } from "./inSchemaOrder";
import type { ImportedFile } from "./importedFiles";
import type { LeftOver } from "./leftOvers";
import { type Note, notesOn } from "./notes";
import { withTablesInBackends } from "./peers";
import { completed, isPlaceholder } from "./placeholders";
import type { Draft } from "./draft";
import { switchedOff } from "./switchedOff";
import { refusingWithoutServers } from "./withoutServers";

export type { LeftOver } from "./leftOvers";
export type { ImportedFile } from "./importedFiles";

/** The inputs that express a haproxy.cfg, and the lines that they cannot express. */
export interface Imported {
  /** By name, without those of `files`. */
  inputs: Draft;
  files: readonly ImportedFile[];
  /** The number of lines of all sections. */
  lines: number;
  leftOver: readonly LeftOver[];
  notes: readonly Note[];
  /** The remaining faults of the inputs, other than inputs that no haproxy.cfg contains. */
  faults: readonly Fault[];
}

/** Reads a haproxy.cfg into equivalent inputs. */
export function importConfiguration(text: string): Imported {
  // A file of a pair has the pair's own sections, which are not inputs.
  const sections = sectionsOf(text).filter(({ name }) => !name.startsWith("haproxy-pair-"));
  const refusals: Refusals = new Map();
  for (;;) {
    const before = refusals.size;
    const read = readSections(withTablesInBackends(sections), refusals);
    const inputs = withoutOurDefaults(read.inputs, read.files.all);
    const faults = faultsOf(inputs, read.files.all);
    for (const { path, message } of faults) {
      for (const [origin, line] of originsOf(path, read)) {
        refusals.set(refusalKey(origin.replace(/[.[].*/, ""), line), `${path}: ${message}`);
      }
    }
    if (refusals.size === before) return result(sections, read, inputs, faults);
  }
}

function result(
  sections: readonly Section[],
  { files, leftOvers }: Reading,
  inputs: Draft,
  faults: Fault[],
): Imported {
  const leftOver = leftOvers.all;
  return {
    inputs,
    files: files.all,
    lines: sections.reduce((sum, section) => sum + section.lines.length, 0),
    leftOver,
    notes: notesOn(sections, (line) => leftOver.some((left) => left.line.number === line.number)),
    faults,
  };
}
/** Returns the lines that a fault comes from: that of the innermost input around it, or those of inputs inside it. */
function originsOf(path: string, { origins }: Reading) {
  const isIn = (inner: string, outer: string) =>
    inner === outer || [".", "["].some((next) => inner.startsWith(outer + next));
  const around = [...origins].filter(([origin]) => isIn(path, origin));
  if (around.length > 0) return around.sort(([one], [other]) => other.length - one.length).slice(0, 1);
  const inside = [...origins].filter(([origin]) => isIn(origin, path));
  const parent = path.replace(/[.[][^.[]*$/, "");
  // If an object lacks a field, the lines of its other fields are at fault.
  return inside.length > 0 || !/\..*\./.test(path)
    ? inside
    : [...origins].filter(([origin]) => isIn(origin, parent));
}

function faultsOf(inputs: Draft, files: readonly ImportedFile[]): Fault[] {
  try {
    validate(completed(inputs, files));
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.faults.filter(({ path }) => !isPlaceholder(path));
  }
}

/** Disables our defaults that the file did not ask for. */
function withoutOurDefaults(read: Draft, files: readonly ImportedFile[]): Draft {
  const defaults = { ...(read["defaults"] as Draft | undefined) };
  // haproxy's default mode is tcp.
  const inputs: Draft = {
    ...read,
    defaults: { mode: "tcp", ...defaults },
    stats: read["stats"] ?? { enabled: false },
    ...(read["namedDefaults"] !== undefined && {
      namedDefaults: (read["namedDefaults"] as Draft[]).map((named) =>
        named["from"] === undefined ? { mode: "tcp", ...named } : named,
      ),
    }),
  };
  inputs["frontends"] = ((inputs["frontends"] ?? []) as Draft[]).map((frontend) =>
    modeOf(frontend, inputs) === "http" ? asInHttp(frontend, inputs) : frontend,
  );
  inputs["backends"] = ((inputs["backends"] ?? []) as Draft[])
    .map(checkedByDefault)
    .map((backend) => refusingWithoutServers(backend, inputs));
  const { data } = schema.safeParse(completed(inputs, files));
  if (data === undefined) return inputs;
  const model = buildModel(data);
  const off = (key: "frontends" | "backends" | "namedDefaults", { shape }: SectionSyntax) =>
    ((inputs[key] ?? []) as Draft[]).map((element, index) =>
      switchedOff(element, model[key][index] ?? {}, shape),
    );
  const complete = {
    ...inputs,
    global: switchedOff(inputs["global"] as Draft, model.global, globalSection.shape),
    defaults: switchedOff(inputs["defaults"] as Draft, model.defaults, defaultsSection.shape),
    ...(inputs["namedDefaults"] !== undefined && {
      namedDefaults: off("namedDefaults", namedDefaultsSection),
    }),
    frontends: off("frontends", frontendSection),
    backends: off("backends", backendSection),
  };
  return inSchemaOrder(complete, data);
}

/** Returns a frontend in http mode without our defaults for headers. */
function asInHttp(frontend: Draft, inputs: Draft): Draft {
  const isSaid = [frontend, ...defaultsOf<Draft>(frontend, inputs)].some(
    ({ httpRestrictReqHdrNames }) => httpRestrictReqHdrNames !== undefined,
  );
  return {
    ...frontend,
    forwardedHeaders: false,
    ...(!isSaid && { httpRestrictReqHdrNames: "preserve" }),
  };
}

/** Hoists `check: true` into `defaultServer` when every server has it. */
function checkedByDefault(backend: Draft): Draft {
  const servers = (backend["servers"] ?? []) as Draft[];
  const isSaid = ((backend["defaultServer"] ?? {}) as Draft)["check"] !== undefined;
  if (isSaid || servers.length === 0 || !servers.every(({ check }) => check === true)) return backend;
  const defaultServer = { ...(backend["defaultServer"] as Draft | undefined), check: true };
  return { ...backend, defaultServer, servers: servers.map(withoutCheck) };
}

const withoutCheck = (server: Draft): Draft =>
  Object.fromEntries(Object.entries(server).filter(([key]) => key !== "check"));
