import type { BackendArgs, FrontendArgs, ServerArgs } from "../../src/args";
import { freePorts } from "./ports";
import type { WebServer } from "./webServer";

/** The servers of a backend: these web servers, unchecked unless the options say so. */
export const serversOf = (
  webServers: readonly WebServer[],
  ...options: Partial<ServerArgs>[]
): ServerArgs[] =>
  webServers.map(({ name, port }, index) => ({
    name,
    address: "127.0.0.1",
    port,
    check: false,
    ...options[index],
  }));

/** A frontend of its own for each backend, and the ports that they listen on. */
export async function oneFrontendEach<Name extends string>(
  backends: Record<Name, Omit<BackendArgs, "name">>,
) {
  const names = Object.keys(backends) as Name[];
  const free = await freePorts(names.length);
  const ports = Object.fromEntries(names.map((name, index) => [name, free[index]])) as Record<Name, number>;
  const frontends = names.map((name): FrontendArgs => ({
    name,
    mode: backends[name].mode,
    binds: [{ address: "127.0.0.1", port: ports[name] }],
    defaultBackend: name,
  }));
  return {
    ports,
    inputs: { frontends, backends: names.map((name): BackendArgs => ({ name, ...backends[name] })) },
  };
}

/** Frontends for the backend `app`, unless they say otherwise, each on a port of its own. */
export async function frontendsFor<Name extends string>(given: Record<Name, Partial<FrontendArgs>>) {
  const names = Object.keys(given) as Name[];
  const free = await freePorts(names.length);
  const ports = Object.fromEntries(names.map((name, index) => [name, free[index]])) as Record<Name, number>;
  const frontends = names.map((name): FrontendArgs => ({
    name,
    binds: [{ address: "127.0.0.1", port: ports[name] }],
    defaultBackend: "app",
    ...given[name],
  }));
  return { ports, frontends };
}
