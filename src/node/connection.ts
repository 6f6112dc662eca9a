import type { types } from "@pulumi/command";
import type { Unwrap } from "@pulumi/pulumi";
import type { ConnectionArgs, ProxyConnectionArgs } from "../args";

type RemoteConnection = types.input.remote.ConnectionArgs;

/** Returns the known fields only: `@pulumi/command` prints the value of an unknown field, keys included. */
export function connectionOf(args: Unwrap<ConnectionArgs>): RemoteConnection {
  const { proxy } = args;
  return {
    ...endpointOf(args),
    ...(proxy && { proxy: endpointOf(proxy) }),
  };
}

function endpointOf(args: Unwrap<ProxyConnectionArgs>): RemoteConnection {
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
