import { z } from "zod";

/** The paths of all keys that a schema knows. */
export function keysOf(schema: unknown, path = ""): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => [
      `${path}.${key}`,
      ...keysOf(inner, `${path}.${key}`),
    ]);
  }
  if (schema instanceof z.ZodArray) {
    return keysOf(schema.element, `${path}[]`);
  }
  const wrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return wrapped ? keysOf(schema.unwrap(), path) : [];
}
