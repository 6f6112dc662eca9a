import { remote } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "../args";
import { connectionOf } from "./connection";
import { nodeScriptsInstaller, scriptsDirectory } from "./scripts";

/** `passive` leaves a node alone that holds a virtual address at that moment; `remaining` does not. */
export type Phase = "passive" | "remaining";

/** More than the longest `settleTimeout` and `drainTimeout`, and what putting back takes. */
const activationTimeout = 1500;

interface Step {
  stdin: pulumi.Input<string>;
  dependsOn: pulumi.Resource[];
  /** What undoes the step, run when the resource is deleted; it gets the same stdin. */
  delete?: pulumi.Input<string>;
  /** The longest that the step may take, in seconds. @default 300 */
  timeout?: number;
  /** Nothing that the step prints is logged. */
  secret?: boolean;
  /** Properties whose change says nothing that another resource's diff does not say. */
  hideDiffs?: string[];
}

/** The steps of the roll-out on one node: each is one `remote.Command` that runs one script of templates/node. */
export class Node {
  constructor(
    private readonly parent: pulumi.ComponentResource,
    private readonly prefix: string,
    private readonly connection: pulumi.Output<pulumi.Unwrap<ConnectionArgs>>,
  ) {}

  installScripts(): remote.Command {
    return this.command("scripts", 'if [ "$(id -u)" -eq 0 ]; then exec sh -s; else exec sudo -n sh -s; fi', {
      stdin: nodeScriptsInstaller(),
      dependsOn: [],
      delete: `cat >/dev/null; if [ "$(id -u)" -eq 0 ]; then rm -rf ${scriptsDirectory}; else sudo -n rm -rf ${scriptsDirectory}; fi`,
      hideDiffs: ["stdin"],
    });
  }

  installPackages(
    packages: pulumi.Input<string>,
    onDestroy: pulumi.Input<"keep" | "purge">,
    dependsOn: pulumi.Resource[],
  ): remote.Command {
    return this.command("packages", script("packages.sh"), {
      stdin: packages,
      dependsOn,
      delete: pulumi.interpolate`${script("packages.sh")} ${onDestroy}`,
      timeout: 1800,
    });
  }

  placeSecretFiles(files: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.command("secret-files", script("secret-files.sh"), {
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
    return this.command("haproxy.cfg", script("stage-haproxy.sh", name), {
      stdin: release,
      dependsOn,
      hideDiffs: shownElsewhere ? ["stdin"] : [],
    });
  }

  stageKeepalived(keepalivedConf: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.command("keepalived.conf", script("stage-keepalived.sh"), {
      stdin: keepalivedConf,
      dependsOn,
    });
  }

  activate(phase: Phase, settings: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.command(`activate-${phase}`, script("activate.sh", phase), {
      timeout: activationTimeout,
      stdin: settings,
      dependsOn,
      hideDiffs: ["stdin"],
    });
  }

  confirm(settings: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.command("confirm", script("confirm.sh"), {
      timeout: activationTimeout,
      stdin: settings,
      dependsOn,
      delete: script("remove.sh", "remaining"),
      hideDiffs: ["stdin"],
    });
  }

  startKeepalived(settings: pulumi.Input<string>, dependsOn: pulumi.Resource[]): remote.Command {
    return this.command("keepalived", script("keepalived.sh"), {
      stdin: settings,
      dependsOn,
      delete: script("remove.sh", "passive"),
    });
  }

  private command(step: string, create: string, options: Step): remote.Command {
    const timeout = options.timeout ?? 300;
    return new remote.Command(
      `${this.prefix}-${step}`,
      {
        connection: this.connection.apply(connectionOf),
        create: create.startsWith(scriptsDirectory) ? `timeout ${timeout} ${create}` : create,
        delete: options.delete,
        stdin: options.stdin,
        addPreviousOutputInEnv: false,
        logging: options.secret ? remote.Logging.None : remote.Logging.Stderr,
      },
      {
        parent: this.parent,
        dependsOn: options.dependsOn,
        hideDiffs: ["connection", "stdout", "stderr", ...(options.hideDiffs ?? [])],
        customTimeouts: { create: `${timeout + 600}s`, update: `${timeout + 600}s`, delete: "900s" },
      },
    );
  }
}

function script(name: string, ...args: string[]): string {
  return [`${scriptsDirectory}/${name}`, ...args].join(" ");
}
