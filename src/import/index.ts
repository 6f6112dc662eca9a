import { validate } from "../validate";
import { type Fault, InvalidInputs } from "../faults/faults";
import { buildModel } from "../expand";
import { defaultsOf, modeOf } from "../expand/proxyMode";
import { inputs as schema } from "../schema/inputs";
import { type Section, sectionsOf } from "./configuration";
import { FromLines, refusalKey, type Refusals } from "./readSections";
import { inSchemaOrder } from "./inSchemaOrder";
import type { ImportedFile } from "./importedFiles";
import type { LeftOver } from "./leftOvers";
import { type Note, notesOn } from "./notes";
import { withTablesInBackends } from "./peers";
import { completed, isPlaceholder } from "./placeholders";
import {
  backendSyntax,
  defaultsSyntax,
  type Draft,
  frontendSyntax,
  globalSyntax,
  type SectionSyntax,
} from "./sectionSyntax";
import { switchedOff } from "./switchedOff";
import { refusingWithoutServers } from "./withoutServers";

export type { LeftOver } from "./leftOvers";
export type { ImportedFile } from "./importedFiles";

/** The inputs that a haproxy.cfg says, and what they cannot say. */
export interface Imported {
  /** By name, without those of `files`. */
  inputs: Draft;
  files: readonly ImportedFile[];
  /** How many lines the sections have. */
  lines: number;
  leftOver: readonly LeftOver[];
  notes: readonly Note[];
  /** What is still wrong with the inputs, besides what a haproxy.cfg does not say. */
  faults: readonly Fault[];
}

/** Reads a haproxy.cfg into inputs that make the same of it. */
export function importConfiguration(text: string): Imported {
  // Those of a pair itself, where the file comes from one.
  const sections = sectionsOf(text).filter(({ name }) => !name.startsWith("haproxy-pair-"));
  const refusals: Refusals = new Map();
  for (;;) {
    const before = refusals.size;
    const read = new FromLines(withTablesInBackends(sections), refusals);
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
  { files, leftOvers }: FromLines,
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
/** The lines that a fault comes from: the one that said the innermost input around it, or those inside of it. */
function originsOf(path: string, { origins }: FromLines) {
  const isIn = (inner: string, outer: string) =>
    inner === outer || [".", "["].some((next) => inner.startsWith(outer + next));
  const around = [...origins].filter(([origin]) => isIn(path, origin));
  if (around.length > 0) return around.sort(([one], [other]) => other.length - one.length).slice(0, 1);
  const inside = [...origins].filter(([origin]) => isIn(origin, path));
  const parent = path.replace(/[.[][^.[]*$/, "");
  // What an object lacks, the lines that say the rest of it lack.
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

/** Says, of what the pair does where nothing is said, that it is not wanted. */
function withoutOurDefaults(read: Draft, files: readonly ImportedFile[]): Draft {
  const defaults = { ...(read["defaults"] as Draft | undefined) };
  // In haproxy, tcp is what is not said.
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
    global: switchedOff(inputs["global"] as Draft, model.global, globalSyntax.shape),
    defaults: switchedOff(inputs["defaults"] as Draft, model.defaults, defaultsSyntax.shape),
    ...(inputs["namedDefaults"] !== undefined && { namedDefaults: off("namedDefaults", defaultsSyntax) }),
    frontends: off("frontends", frontendSyntax),
    backends: off("backends", backendSyntax),
  };
  return inSchemaOrder(complete, data);
}

/** A frontend in http mode that does nothing with headers which is not said. */
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

/** Where all servers are checked, that is said once. */
function checkedByDefault(backend: Draft): Draft {
  const servers = (backend["servers"] ?? []) as Draft[];
  const isSaid = ((backend["defaultServer"] ?? {}) as Draft)["check"] !== undefined;
  if (isSaid || servers.length === 0 || !servers.every(({ check }) => check === true)) return backend;
  const defaultServer = { ...(backend["defaultServer"] as Draft | undefined), check: true };
  return { ...backend, defaultServer, servers: servers.map(withoutCheck) };
}

const withoutCheck = (server: Draft): Draft =>
  Object.fromEntries(Object.entries(server).filter(([key]) => key !== "check"));
