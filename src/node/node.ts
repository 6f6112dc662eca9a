import { remote } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs, NodeArgs } from "../args";
import { connectionOf } from "./connection";
import { Contact, programContactsHosts } from "./contact";
import { optionsOf } from "./lost";
import { said } from "./said";
import type { Serving } from "./serving";
import { scriptsDirectory } from "./scripts";

/** In seconds: more than the longest `settleTimeout`, `drainTimeout` and return to the previous release. */
const activationTimeout = 1500;

/** A node's place in Pulumi's resources, and its connection. */
export interface NodeOptions {
  parent: pulumi.ComponentResource;
  /** The component's name. */
  component: string;
  node: NodeArgs;
  /** The node's position among the inputs. */
  index: number;
  /** The connection to the host; for a lost node, the connection to another node that is not lost. */
  connection: pulumi.Output<pulumi.Unwrap<ConnectionArgs>>;
  /** Unique to the node; changes with the host of its connection. */
  identity: pulumi.Output<string>;
}

interface Step {
  stdin: pulumi.Input<string>;
  dependsOn: pulumi.Resource[];
  /** The longest duration of the step, in seconds. @default 300 */
  timeout?: number;
  /** Logs no output of the step. */
  secret?: boolean;
  /** Properties whose changes another resource's diff shows already. */
  hideDiffs?: string[];
}

/**
 * The steps of the roll-out on one node. Each is one `remote.Command` that runs one script of templates/node.
 *
 * Only the claim and the packages have a delete, and only both together remove the node. No other delete or replacement
 * by Pulumi ends anything on a node.
 */
export class Node {
  /** Undefined if this program does not contact the node. */
  readonly contact: Contact | undefined;
  /** Changes with each new claim; all steps then run again. */
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

  /** Claims the host for this node, and installs the scripts of all other steps. */
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

  /** Waits until the host has come back, if `reboot` restarted it. */
  awaitReboot(
    phase: "passive" | "active",
    settings: pulumi.Input<string>,
    dependsOn: pulumi.Resource[],
  ): remote.Command {
    const timeout = 600;
    return this.command(`rebooted-${phase}`, timeout, dependsOn, ["create", "stdin"], {
      // The host cannot be dialled until it has booted.
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
    // For a lost node, only a step that has never run uses this. It does nothing, on the connection of another node.
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

  /** Returns the connection, once the node answers after the previous steps. */
  private reachedAfter(steps: pulumi.Resource[]): pulumi.Output<ReturnType<typeof connectionOf>> {
    const done = pulumi.all(steps.map(({ urn }) => urn));
    return pulumi.all([this.of.connection, done]).apply(async ([connection]) => {
      await this.contact?.reach(connection);
      return connectionOf(connection);
    });
  }

  /** Returns a function that reads the node's current state; undefined if the node is not contacted. */
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

/** Returns a command for any login shell, which may be fish or csh. */
function inShell(command: string): string {
  return `sh -c '${command}'`;
}

/** Returns a delete that succeeds without the script: an earlier delete removed it, or a new host never had it. */
function whereInstalled(script: string): string {
  const path = `${scriptsDirectory}/${script}`;
  return inShell(`if [ -x ${path} ]; then exec ${path}; else cat >/dev/null; fi`);
}
