import { type HealthChecksDraft, type InputsDraft, present, type ServerDraft } from "./draft";
import { type Path, show } from "./faults";

/** Reports that an input needs a release. */
type Need = (release: string, path: Path, what: string) => void;

/** The releases that options of servers came with. */
const optionSince: Partial<Record<keyof ServerDraft, string>> = {
  ws: "2.5",
  hashKey: "3.0",
  guid: "3.0",
  initState: "3.1",
  strictMaxconn: "3.2",
  idlePing: "3.2",
};

/** Names what of servers, and of their health checks, a release may not have yet. */
export function checkServerReleases(inputs: InputsDraft, need: Need): void {
  const ofServer = (server: Partial<ServerDraft> | undefined, path: Path) => {
    for (const [key, release] of Object.entries(optionSince)) {
      if (server?.[key as keyof ServerDraft] !== undefined) need(release, [...path, key], "this");
    }
  };
  const ofProxy = (proxy: HealthChecksDraft & { defaultServer?: Partial<ServerDraft> }, path: Path) => {
    ofServer(proxy.defaultServer, [...path, "defaultServer"]);
    for (const kind of ["httpCheck", "tcpCheck"] as const) {
      const steps: readonly ({ action?: string } | undefined)[] = proxy[kind]?.steps ?? [];
      steps.forEach((step, index) => {
        if (step?.action === "set-var-fmt")
          need("2.5", [...path, kind, "steps", index, "action"], show(step.action));
      });
    }
  };
  if (inputs.defaults !== undefined) ofProxy(inputs.defaults, ["defaults"]);
  for (const [defaults, index] of present(inputs.namedDefaults)) ofProxy(defaults, ["namedDefaults", index]);
  for (const [backend, index] of present(inputs.backends)) {
    ofProxy(backend, ["backends", index]);
    for (const key of ["servers", "serverTemplates"] as const) {
      const servers: readonly (Partial<ServerDraft> | undefined)[] = backend[key] ?? [];
      servers.forEach((server, position) => {
        ofServer(server, ["backends", index, key, position]);
      });
    }
  }
  for (const [{ nameservers }, index] of present(inputs.resolvers)) {
    for (const [{ protocol }, position] of present(nameservers)) {
      if (protocol === "tcp")
        need("2.4", ["resolvers", index, "nameservers", position, "protocol"], show(protocol));
    }
  }
}
