import { createHash } from "node:crypto";
import { backendLines } from "../syntax/backend";
import { defaultsLines } from "../syntax/defaults";
import type { Files } from "../language/files";
import { frontendLines } from "../syntax/frontend";
import { globalLines } from "../syntax/global";
import { ringLines } from "../syntax/logging";
import { mailersLines } from "../syntax/mailers";
import { cacheLines, httpErrorsLines } from "../syntax/responses";
import { userlistLines } from "../syntax/userlist";
import { resolversLines } from "../syntax/resolvers";
import { type Field, linesOf } from "../language/section";
import { words } from "../language/words";
import type { PublicModel } from "../model/model";
import { filesOf } from "./files";
import { liveCertificatePath } from "./nodePaths";
import { peersView } from "./peersView";
import { statsView } from "./statsView";
import { releaseFiles } from "./releaseFiles";
import { renderTemplate } from "./template";

/** A rendered haproxy.cfg and its digest, which the file and its running process contain. */
export interface HaproxyCfg {
  text: string;
  digest: string;
}

// A control character, which no input can contain.
const placeOfDigest = "\0";

/** Returns the view of templates/haproxy.cfg.mustache. */
export function haproxyCfgView(model: PublicModel, digest: string) {
  const files = filesOf(model);
  const peers = peersView(model);
  return {
    digest,
    global: [peers.global, ...linesOf(globalLines, model.global, files)],
    namedDefaults: model.namedDefaults.map((defaults) => ({
      name: sectionName(defaults),
      lines: [...(defaults.from === undefined ? pairLines : []), ...linesOf(defaultsLines, defaults, files)],
    })),
    defaults: [...pairLines, ...linesOf(defaultsLines, model.defaults, files)],
    crtStore: crtStoreView(model),
    stats: statsView(model, files),
    sections: [
      peers.section,
      ...sectionViews("ring", ringLines, model.rings, files),
      ...sectionViews("resolvers", resolversLines, model.resolvers, files),
      ...sectionViews("mailers", mailersLines, model.mailers, files),
      ...sectionViews("userlist", userlistLines, model.userlists, files),
      ...sectionViews("http-errors", httpErrorsLines, model.httpErrors, files),
      ...sectionViews("cache", cacheLines, model.caches, files),
      ...sectionViews("frontend", frontendLines, model.frontends, files),
      ...sectionViews("backend", backendLines, model.backends, files),
    ],
  };
}

// Lines that the pair itself needs in every frontend and backend.
const pairLines = ["load-server-state-from-file global"];

interface NamedSection {
  name: string;
  from?: string | undefined;
}

const sectionName = ({ name, from }: NamedSection) => words(name, from !== undefined && `from ${from}`);

const sectionViews = <Section extends NamedSection>(
  kind: string,
  fields: Field<Section>[],
  sections: readonly Section[],
  files: Files,
) =>
  sections.map((section) => ({ kind, name: sectionName(section), lines: linesOf(fields, section, files) }));

/** Returns the certificates for which haproxy asks the OCSP responder. It loads all others where a bind names them. */
function crtStoreView({ certificates }: PublicModel) {
  const updated = certificates.filter(({ ocspUpdate }) => ocspUpdate);
  return updated.length > 0 && { paths: updated.map(({ name }) => liveCertificatePath(name)) };
}

/** Renders haproxy.cfg, the same for all nodes. */
export function renderHaproxyCfg(model: PublicModel): HaproxyCfg {
  const unnamed = renderTemplate("haproxy.cfg.mustache", haproxyCfgView(model, placeOfDigest));
  const digest = createHash("sha256")
    .update([unnamed.replace(placeOfDigest, ""), ...changedByRules(unnamed, model)].join(""))
    .digest("hex")
    .slice(0, 12);
  return { text: unnamed.replace(placeOfDigest, digest), digest };
}

/**
 * Returns the contents of the maps and lists that rules change at run time. Their live entries cannot be compared with
 * a file. So they belong to the configuration, and another content requires a reload.
 */
function changedByRules(cfg: string, model: PublicModel): string[] {
  const unquoted = cfg.replace(/["'\\]/g, "");
  const actions = ["set-map", "del-map", "add-acl", "del-acl"];
  return releaseFiles(model)
    .filter(({ path }) => actions.some((action) => unquoted.includes(`${action}(${path})`)))
    .map(({ path, content }) => `=== ${path}\n${content}`);
}
