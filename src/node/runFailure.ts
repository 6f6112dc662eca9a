import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the run and reads as its message. Pulumi puts "error serializing property" in front of a message
 * for every property and resource that depends on it, and traces an error with all that hangs on it: with hundreds of
 * them, that takes minutes and gigabytes.
 */
export function runFailure(message: string, component: pulumi.Resource): pulumi.ResourceError {
  const error = new pulumi.ResourceError(message, component, true);
  return Object.defineProperties(error, {
    message: { get: () => message, set: () => undefined },
    [inspect.custom]: { value: () => message },
  });
}
