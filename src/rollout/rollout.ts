import type { remote } from "@pulumi/command";
import type * as pulumi from "@pulumi/pulumi";
import type { Model } from "../model/model";
import { inTurn, onAll, withoutLost } from "./order";
import type { PairFiles } from "./pairFiles";
import type { ReadyNode } from "./pairNodes";
import { activationSettings, keepalivedSettings } from "./settings";

type Steps = remote.Command[];
type Phase = "passive" | "active";

/** The roll-out over all nodes. Each method creates the steps of a stage, and returns those that the next depends on. */
export class Rollout {
  constructor(
    private readonly nodes: ReadyNode[],
    private readonly model: pulumi.Output<Model>,
    private readonly files: PairFiles,
  ) {}

  /** Returns the steps after which all nodes have validated the files. */
  accepted(): Steps {
    return withoutLost(this.nodes).flatMap(({ ready }) => ready);
  }

  /** Activates the files on the nodes without a virtual address; each node checks this at that moment. */
  activatePassive(before: Steps): Steps {
    return onAll(this.nodes, before, (node, before) =>
      node.steps.activate("passive", this.activationInputs(node, before), before),
    );
  }

  /** Activates the files on the other nodes, one after the other. */
  activateRemaining(before: Steps): Steps {
    return inTurn(this.nodes, before, (node, before) =>
      node.steps.activate("remaining", this.activationInputs(node, before), before),
    );
  }

  confirm(before: Steps): Steps {
    return onAll(this.nodes, before, (node, before) =>
      node.steps.confirm(this.activationInputs(node, before), before),
    );
  }

  /** Configures keepalived, on the passive nodes first. Then starts it, on the preferred node first. */
  keepalived(before: Steps): Steps {
    const followed = this.keepalivedIn("active", this.keepalivedIn("passive", before));
    return inTurn(this.nodes, followed, (node, before) =>
      node.steps.keepalived("start", this.keepalivedInputs(node, before), before),
    );
  }

  /** Restarts the hosts that need it, the passive ones first. */
  reboot(before: Steps): Steps {
    return this.rebootIn("active", this.rebootIn("passive", before));
  }

  private keepalivedIn(phase: Phase, before: Steps): Steps {
    return onAll(this.nodes, before, (node, before) =>
      node.steps.keepalived(phase, this.keepalivedInputs(node, before), before),
    );
  }

  private rebootIn(phase: Phase, before: Steps): Steps {
    const begun = onAll(this.nodes, before, (node, before) =>
      node.steps.reboot(phase, this.keepalivedInputs(node, before), before),
    );
    return onAll(this.nodes, begun, (node, before) =>
      node.steps.awaitReboot(phase, this.keepalivedInputs(node, before), before),
    );
  }

  private activationInputs(node: ReadyNode, before: Steps): pulumi.Output<string> {
    return activationSettings(this.model, this.files, node, before);
  }

  private keepalivedInputs(node: ReadyNode, before: Steps): pulumi.Output<string> {
    return keepalivedSettings(this.model, node, node === withoutLost(this.nodes).at(-1), before);
  }
}
