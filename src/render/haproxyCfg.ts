import { createHash } from "node:crypto";
import { defaultsLines } from "../syntax/defaults";
import { globalLines } from "../syntax/global";
import { linesOf } from "../language/section";
import { sectionName, sectionViews } from "../syntax/sections";
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
    sections: [peers.section, ...sectionViews(model, files)],
  };
}

// Lines that the pair itself needs in every frontend and backend.
const pairLines = ["load-server-state-from-file global"];

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
