import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";

/**
 * Fails the run with a message that is printed once and unchanged. An error that is only thrown where an output is
 * computed reads `error serializing property …`, once for every property that depends on it.
 */
export async function failRun(message: string, component: pulumi.Resource): Promise<never> {
  const error = new pulumi.ResourceError(message, component, true);
  // Pulumi also traces the error with all its properties, which lead to every resource: that takes minutes.
  Object.defineProperty(error, inspect.custom, { value: () => message });
  // Pulumi prints an unhandled rejection, and the same error never again.
  void Promise.reject(error);
  await setImmediate();
  throw error;
}
