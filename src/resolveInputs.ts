import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs, HaproxyPairArgs, NodeArgs } from "./args";
import { failRun, runFailure } from "./failRun";
import { hostOf, nodesAtHost } from "./node/host";
import { hasMocks } from "./node/contact";
import { InvalidInputs, type Model, validate, validateConnection } from "./validate";

/**
 * Waits for the inputs and validates them; raises their faults and warnings on the component.
 *
 * The result is secret only where an input is that shows in the rendered texts: private keys and connections, which do
 * not, would otherwise turn every diff into `[secret]`. What is made from private keys must be made secret again.
 */
export function resolveInputs(
  args: HaproxyPairArgs,
  component: pulumi.ComponentResource,
): pulumi.Output<Model> {
  // Faults that are known at once are raised at once, before any resource is registered.
  if (!containsOutput(args)) return pulumi.output(validated(args, component));
  const { nodes, certificates, userlists, stats, ...others } = args;
  const shown = { ...others, stats: withoutPassword(stats) };
  const inputs = pulumi.output({
    ...others,
    stats,
    certificates,
    userlists,
    nodes: nodes.map(withoutUnknownConnection),
  });
  const model = pulumi.unsecret(inputs.apply((known: unknown) => validated(known, component)));
  return pulumi.all([model, shown]).apply(([resolved]) => resolved as Model);
}

/**
 * A connection as it is when the host is there: validated, so that no host is contacted unverified, and to a host that no
 * other node of this program has.
 */
export function resolveConnection(
  args: HaproxyPairArgs,
  index: number,
  pair: string,
  component: pulumi.ComponentResource,
): pulumi.Output<pulumi.Unwrap<ConnectionArgs>> {
  const { name = "", connection } = args.nodes[index] ?? {};
  return pulumi.output(connection).apply(async (resolved) => {
    raisingOn(component, () => {
      validateConnection(resolved, ["nodes", index, "connection"]);
    });
    const connection = resolved as pulumi.Unwrap<ConnectionArgs>;
    const host = hostOf(connection);
    // The mocks of a program's own tests serve many programs.
    const run = (hasMocks() ? undefined : pulumi.runtime.getMonitor()) ?? component;
    const nodes = nodesAtHost(run, host, `"${name}" of ${pair}`);
    // Other components of the program are heard before a host is contacted.
    await setImmediate();
    if (nodes.size > 1) {
      const message = `nodes[${index}].connection.host: ${host} is the host of several nodes (${[...nodes].join(", ")}); each needs its own`;
      await failRun(message, component);
    }
    return connection;
  });
}

/** A host that this stack creates has no address yet in the first preview; the configuration is known all the same. */
function withoutUnknownConnection({ connection, ...node }: NodeArgs): object {
  return { ...node, connection: containsOutput(connection) ? null : connection };
}

/** No text shows the password; statistics that are given as one output are as secret as that is. */
function withoutPassword(stats: HaproxyPairArgs["stats"]): HaproxyPairArgs["stats"] {
  if (stats === undefined || pulumi.Output.isInstance(stats) || stats instanceof Promise) return stats;
  return { ...stats, password: undefined };
}

function containsOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(containsOutput);
}

function validated(inputs: unknown, component: pulumi.ComponentResource): Model {
  const { model, warnings } = raisingOn(component, () => validate(inputs));
  for (const { path, message } of warnings) void pulumi.log.warn(`${path}: ${message}`, component);
  return model;
}

function raisingOn<Result>(component: pulumi.ComponentResource, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    throw runFailure(error.message, component);
  }
}
