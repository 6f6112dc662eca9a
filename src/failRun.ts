import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";

/**
 * An error that Pulumi prints as its message. Pulumi also traces errors with all their properties, which lead to every
 * resource: without a text of its own for that, it takes minutes and gigabytes.
 */
export function runFailure(message: string, component: pulumi.Resource): pulumi.ResourceError {
  const error = new pulumi.ResourceError(message, component, true);
  return Object.defineProperty(error, inspect.custom, { value: () => message });
}

/**
 * Fails the run with a message that is printed once and unchanged. An error that is only thrown where an output is
 * computed reads `error serializing property …`, once for every property that depends on it.
 */
export async function failRun(message: string, component: pulumi.Resource): Promise<never> {
  const error = runFailure(message, component);
  // Pulumi prints an unhandled rejection, and the same error never again.
  if (!(pulumi.runtime.getMonitor() instanceof MockMonitor)) void Promise.reject(error);
  await setImmediate();
  throw error;
}
