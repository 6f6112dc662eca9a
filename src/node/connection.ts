import type { types } from "@pulumi/command";
import type { ConnectionArgs } from "../args";

type RemoteConnection = types.input.remote.ConnectionArgs;

/** Copies the named fields only: `@pulumi/command` prints the value of a field that it does not know, keys included. */
export function connectionOf(args: ConnectionArgs): RemoteConnection {
  const { proxy } = args;
  return {
    ...endpointOf(args),
    ...(proxy && { proxy: endpointOf(proxy) }),
  };
}

function endpointOf(args: Omit<ConnectionArgs, "proxy">): RemoteConnection {
  return {
    host: args.host,
    hostKey: args.hostKey,
    user: args.user ?? "root",
    port: args.port,
    privateKey: args.privateKey,
    privateKeyPassword: args.privateKeyPassword,
    password: args.password,
    agentSocketPath: args.agentSocketPath,
    dialErrorLimit: args.dialErrorLimit,
    perDialTimeout: args.perDialTimeout,
  };
}
