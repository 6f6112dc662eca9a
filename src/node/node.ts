import { remote } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs, NodeArgs } from "../args";
import { connectionOf } from "./connection";
import { Contact, programContactsHosts } from "./contact";
import { optionsOf } from "./lost";
import { said } from "./said";
import type { Serving } from "./serving";
import { scriptsDirectory } from "./scripts";

/** More than the longest `settleTimeout` and `drainTimeout`, and what putting back takes. */
const activationTimeout = 1500;

/** What a node is to Pulumi, and how it is reached. */
export interface NodeOptions {
  parent: pulumi.ComponentResource;
  /** The component's name. */
  component: string;
  node: NodeArgs;
  /** The node's position among the inputs. */
  index: number;
  /** How the host is reached; of a lost node, how a node is that is not. */
  connection: pulumi.Output<pulumi.Unwrap<ConnectionArgs>>;
  /** Tells the node from all others, and changes with the host that it is reached at. */
  identity: pulumi.Output<string>;
}

interface Step {
  stdin: pulumi.Input<string>;
  dependsOn: pulumi.Resource[];
  /** The longest that the step may take, in seconds. @default 300 */
  timeout?: number;
  /** Nothing that the step prints is logged. */
  secret?: boolean;
  /** Properties whose change says nothing that another resource's diff does not say. */
  hideDiffs?: string[];
}

/**
 * The steps of the roll-out on one node: each is one `remote.Command` that runs one script of templates/node.
 *
 * Only the claim and the packages can be deleted, and only both together remove the node: whatever else Pulumi deletes
 * or replaces, nothing on a node ends.
 */
export class Node {
  /** Undefined where this program does not talk to the node. */
  readonly contact: Contact | undefined;
  /** Changes with each claim that is made anew: all steps follow it. */
  private generation: pulumi.Output<string> = pulumi.output("-");

  constructor(private readonly of: NodeOptions) {
    const { index, node, parent } = of;
    const input = `nodes[${index}] ("${node.name}")`;
    if (node.lost === true)
      void pulumi.log.warn(
        `${input} is lost: nothing is changed on it, and fewer nodes can take over`,
        parent,
      );
    else if (programContactsHosts()) this.contact = new Contact(input, parent);
  }

  /** Has the host belong to this node, and installs the scripts of all other steps. */
  claim(text: pulumi.Input<string>): remote.Command {
    const run = (event: string): string =>
      inShell(`if [ "$(id -u)" -eq 0 ]; then exec sh -s ${event}; else exec sudo -n sh -s ${event}; fi`);
    const claim = this.command("claim", 600, [], ["stdin"], {
      connection: this.of.connection.apply(connectionOf),
      create: run("create"),
      update: run("update"),
      delete: whereInstalled("remove.sh"),
      stdin: text,
      triggers: [this.of.identity],
    });
    this.generation = claim.stdout.apply((stdout) => said(stdout, "generation") ?? "-");
    this.warnWhileUnreachable(claim);
    return claim;
  }

  installPackages(settings: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    const timeout = 1800;
    return this.command("packages", timeout, dependsOn, ["create"], {
      connection: this.reachedAfter(dependsOn),
      create: this.run(timeout, "packages.sh"),
      delete: whereInstalled("retire.sh"),
      stdin: settings,
      triggers: [this.of.identity],
    });
  }

  placeSecretFiles(files: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.step("secret-files", "secret-files.sh", {
      stdin: pulumi.secret(files),
      dependsOn,
      secret: true,
    });
  }

  stageHaproxy(
    name: string,
    release: pulumi.Input<string>,
    shownElsewhere: boolean,
    dependsOn: pulumi.Resource[],
  ): remote.Command {
    return this.step("haproxy.cfg", `stage-haproxy.sh ${name}`, {
      stdin: release,
      dependsOn,
      hideDiffs: shownElsewhere ? ["stdin"] : [],
    });
  }

  stageKeepalived(keepalivedConf: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.step("keepalived.conf", "stage-keepalived.sh", { stdin: keepalivedConf, dependsOn });
  }

  activate(
    phase: "passive" | "remaining",
    settings: pulumi.Input<string>,
    dependsOn: pulumi.Resource[],
  ): remote.Command {
    return this.step(`activate-${phase}`, `activate.sh ${phase}`, {
      timeout: activationTimeout,
      stdin: settings,
      dependsOn,
      hideDiffs: ["stdin"],
    });
  }

  confirm(settings: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.step("confirm", "confirm.sh", {
      timeout: activationTimeout,
      stdin: settings,
      dependsOn,
      hideDiffs: ["stdin"],
    });
  }

  keepalived(
    phase: "passive" | "active" | "start",
    settings: pulumi.Input<string>,
    dependsOn: pulumi.Resource[],
  ): remote.Command {
    const name = phase === "start" ? "keepalived" : `keepalived-${phase}`;
    return this.step(name, `keepalived.sh ${phase}`, { stdin: settings, dependsOn, hideDiffs: ["stdin"] });
  }

  reboot(
    phase: "passive" | "active",
    settings: pulumi.Input<string>,
    dependsOn: pulumi.Resource[],
  ): remote.Command {
    return this.step(`reboot-${phase}`, `reboot.sh ${phase}`, {
      stdin: settings,
      dependsOn,
      hideDiffs: ["stdin"],
    });
  }

  /** Waits until the host has come back, where `reboot` restarted it. */
  awaitReboot(
    phase: "passive" | "active",
    settings: pulumi.Input<string>,
    dependsOn: pulumi.Resource[],
  ): remote.Command {
    const timeout = 600;
    return this.command(`rebooted-${phase}`, timeout, dependsOn, ["create", "stdin"], {
      // Until the host has booted, it cannot be dialled.
      connection: this.of.connection.apply((connection) => ({
        ...connectionOf(connection),
        dialErrorLimit: -1,
        perDialTimeout: 5,
      })),
      create: this.run(timeout, "reboot.sh await"),
      stdin: settings,
    });
  }

  private step(name: string, script: string, step: Step): remote.Command {
    const { timeout = 300, dependsOn, hideDiffs = [], secret = false } = step;
    return this.command(name, timeout, dependsOn, ["create", ...hideDiffs], {
      connection: this.reachedAfter(dependsOn),
      create: this.run(timeout, script),
      stdin: step.stdin,
      logging: secret ? remote.Logging.None : remote.Logging.Stderr,
    });
  }

  private command(
    name: string,
    timeout: number,
    dependsOn: pulumi.Resource[],
    hideDiffs: string[],
    args: remote.CommandArgs,
  ): remote.Command {
    const { parent, component, node } = this.of;
    const longest = `${timeout + 600}s`;
    // Of a lost node only a step that has never run takes this: it does nothing, by the connection of another node.
    const create = node.lost === true ? inShell("cat >/dev/null") : args.create;
    return new remote.Command(
      `${component}-${node.name}-${name}`,
      { addPreviousOutputInEnv: false, logging: remote.Logging.Stderr, ...args, create },
      {
        ...optionsOf(node),
        parent,
        dependsOn,
        hideDiffs: ["connection", "stdout", "stderr", ...hideDiffs],
        customTimeouts: { create: longest, update: longest, delete: "900s" },
      },
    );
  }

  private run(timeout: number, script: string): pulumi.Output<string> {
    return pulumi
      .all([this.of.identity, this.generation])
      .apply(([identity, generation]) =>
        inShell(`exec timeout ${timeout} ${scriptsDirectory}/step.sh ${identity} ${generation} ${script}`),
      );
  }

  /** The connection, once the node is known to answer after the steps before. */
  private reachedAfter(steps: pulumi.Resource[]): pulumi.Output<ReturnType<typeof connectionOf>> {
    const done = pulumi.all(steps.map(({ urn }) => urn));
    return pulumi.all([this.of.connection, done]).apply(async ([connection]) => {
      await this.contact?.reach(connection);
      return connectionOf(connection);
    });
  }

  /** Reads what the node does at the moment it is called; undefined where the node is not contacted. */
  reader(): pulumi.Output<(() => Promise<Serving>) | undefined> {
    const { contact } = this;
    return this.of.connection.apply((connection) => contact && (() => contact.serving(connection)));
  }

  private warnWhileUnreachable(claim: remote.Command): void {
    let claimed = false;
    claim.urn.apply(() => (claimed = true));
    this.of.connection.apply((connection) => this.contact?.warnUnlessReached(connection, () => claimed));
  }
}

/** The login shell may be fish or csh. */
function inShell(command: string): string {
  return `sh -c '${command}'`;
}

/** A delete succeeds where an earlier one has taken the script away, or a new host never had it. */
function whereInstalled(script: string): string {
  const path = `${scriptsDirectory}/${script}`;
  return inShell(`if [ -x ${path} ]; then exec ${path}; else cat >/dev/null; fi`);
}
