import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs, HaproxyPairArgs, NodeArgs } from "../args";
import { runFailure } from "../node/runFailure";
import { hostOf, nodeAtHost } from "../node/host";
import { hasMocks } from "../node/contact";
import { InvalidInputs } from "../faults/faults";
import type { Model } from "../model/model";
import { validate, validateConnection } from "../validate";

/**
 * Waits for the inputs and validates them; raises their faults and warnings on the component.
 *
 * The result is secret only if an input in the rendered texts is secret. Private keys and connections are not in these
 * texts, and would turn every diff into `[secret]`. Values made from private keys must be made secret again.
 */
export function resolveInputs(
  args: HaproxyPairArgs,
  component: pulumi.ComponentResource,
): pulumi.Output<Model> {
  // Without outputs, the faults are raised before any resource is registered.
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

/** Returns a connection once it is known. It is validated, so that no host is contacted unverified. */
export function resolveConnection(
  args: HaproxyPairArgs,
  index: number,
  component: pulumi.ComponentResource,
): pulumi.Output<pulumi.Unwrap<ConnectionArgs>> {
  return pulumi.output(args.nodes[index]?.connection).apply((connection) => {
    raisingOn(component, () => {
      validateConnection(connection, ["nodes", index, "connection"]);
    });
    return connection as pulumi.Unwrap<ConnectionArgs>;
  });
}

/** Refuses a host that another node of this program has, if it is known at once. */
export function checkHosts(args: HaproxyPairArgs, pair: string, component: pulumi.ComponentResource): void {
  // The mocks of a program's own tests serve many programs.
  const run = (hasMocks() ? undefined : pulumi.runtime.getMonitor()) ?? component;
  const faults = args.nodes.flatMap(({ name, connection }, index) => {
    const { host, port, proxy } = (connection as Partial<ConnectionArgs> | undefined) ?? {};
    if (typeof host !== "string" || containsOutput([port, proxy])) return [];
    const at = hostOf({ host, port, proxy } as pulumi.Unwrap<ConnectionArgs>);
    const other = nodeAtHost(run, at, `"${name}" of ${pair}`);
    return other === undefined
      ? []
      : [`nodes[${index}].connection.host: ${at} is the host of node ${other}, too`];
  });
  if (faults.length > 0) throw runFailure(faults.join("\n"), component);
}

/** Returns a node without its unknown connection: in the first preview, a host of the same stack has no address yet. */
function withoutUnknownConnection({ connection, ...node }: NodeArgs): object {
  return { ...node, connection: containsOutput(connection) ? null : connection };
}

/** Returns `stats` without the password, which is in no text. A `stats` that is one output keeps its secretness. */
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
