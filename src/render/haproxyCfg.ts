import { createHash } from "node:crypto";
import type { PublicModel } from "../validate";
import { backendView } from "./backendView";
import { frontendView } from "./frontendView";
import { defaultsView, globalView, statsView } from "./globalView";
import { renderTemplate } from "./template";

/** A rendered haproxy.cfg and the digest that names it, in the file and in the process that runs it. */
export interface HaproxyCfg {
  text: string;
  digest: string;
}

/** Everything that templates/haproxy.cfg.mustache fills in. */
export function haproxyCfgView(model: PublicModel, digest: string) {
  return {
    digest,
    global: globalView(model),
    defaults: defaultsView(model),
    stats: statsView(model),
    frontends: model.frontends.map((frontend) => frontendView(frontend, model)),
    backends: model.backends.map((backend) => backendView(backend, model)),
  };
}

/** Renders haproxy.cfg, the same for all nodes. */
export function renderHaproxyCfg(model: PublicModel): HaproxyCfg {
  const render = (digest: string) => renderTemplate("haproxy.cfg.mustache", haproxyCfgView(model, digest));
  const digest = createHash("sha256").update(render("")).digest("hex").slice(0, 12);
  return { text: render(digest), digest };
}
