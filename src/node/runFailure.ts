import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";

/**
 * Returns an error that ends the run and prints as its message alone. Pulumi puts "error serializing property" before a
 * message for every property and resource that depends on it, and traces the error with all its references. With
 * hundreds of these, that takes minutes and gigabytes.
 */
export function runFailure(message: string, component: pulumi.Resource): pulumi.ResourceError {
  const error = new pulumi.ResourceError(message, component, true);
  return Object.defineProperties(error, {
    message: { get: () => message, set: () => undefined },
    [inspect.custom]: { value: () => message },
  });
}
