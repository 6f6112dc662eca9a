import * as log from "@pulumi/pulumi/log";
import { DependencyResource } from "@pulumi/pulumi/resource";
import { resetOptions } from "@pulumi/pulumi/runtime/settings";

/** Tells the runtime where the engine listens; without this, log lines would go to the plugin's own output. */
export function connectToEngine(pluginArguments: string[]): void {
  const address = pluginArguments.filter((argument) => !argument.startsWith("-")).at(-1) ?? "";
  resetOptions("", "", 0, address, "", false, "");
}

export interface Status {
  line: (message: string) => void;
  delivered: () => Promise<void>;
}

/** The status column beside a resource, as the official provider fills it. */
export function statusOf(urn: string): Status {
  const resource = new DependencyResource(urn);
  let last: Promise<void> = Promise.resolve();
  return {
    line: (message) => {
      last = log.info(message, resource, undefined, true);
    },
    delivered: () => last,
  };
}
