import { isObject } from "../faults/given";
import type { Draft } from "./draft";

/** Returns the same inputs in the order of the schema. */
export function inSchemaOrder(read: Draft, parsed: object): Draft {
  const keys = [...new Set([...Object.keys(parsed), ...Object.keys(read)])].filter((key) => key in read);
  return Object.fromEntries(keys.map((key) => [key, ordered(read[key], (parsed as Draft)[key])]));
}

function ordered(value: unknown, parsed: unknown): unknown {
  if (Array.isArray(value)) {
    const elements: unknown[] = Array.isArray(parsed) ? parsed : [];
    return value.map((element: unknown, index) => ordered(element, elements[index]));
  }
  return isObject(value) && isObject(parsed) ? inSchemaOrder(value, parsed) : value;
}
