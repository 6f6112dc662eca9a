import type { BackendModel } from "../model";
import type { Inputs } from "../schema";
import { expandDefaultServer, expandServer } from "./server";

type Backend = Inputs["backends"][number];

/** Fills in what a backend's inputs leave open. */
export function expandBackend(backend: Backend, { defaults }: Inputs): BackendModel {
  const { cookie, servers } = backend;
  const defaultServer = expandDefaultServer(backend.defaultServer);
  return {
    ...backend,
    mode: backend.mode ?? defaults.mode,
    cookie: cookie && expandCookie(cookie),
    defaultServer,
    servers: servers.map((server) => expandServer(server, defaultServer, cookie !== undefined)),
  };
}

/** A cookie of its own is for haproxy and the client alone. */
function expandCookie(cookie: NonNullable<Backend["cookie"]>): NonNullable<Backend["cookie"]> {
  const inserted = cookie.mode === "insert";
  const { indirect = inserted, nocache = inserted, httponly = inserted } = cookie;
  return { ...cookie, indirect, nocache, httponly };
}
