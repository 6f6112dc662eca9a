import { isObject } from "../faults/given";
import type { z } from "zod";
import type { Draft } from "./draft";

/** Values that disable a default, for inputs whose omission means something else. */
const none: Record<string, unknown> = {
  "timeouts.httpRequest": "0s",
  "timeouts.httpKeepAlive": "0s",
  "timeouts.queue": "0s",
  "timeouts.tunnel": "0s",
};

/** Defaults that stay: logs have a format, and a reload cuts no connection. */
const always = new Set(["httplog", "tcplog", "idleCloseOnResponse"]);

/**
 * Returns the inputs with all other defaults of the pair disabled.
 *
 * @param expanded the inputs with the pair's defaults
 */
export function switchedOff(
  read: Draft,
  expanded: object,
  shape: Record<string, z.ZodType>,
  path: readonly string[] = [],
): Draft {
  const off: Draft = { ...read };
  for (const [key, value] of Object.entries(expanded)) {
    const inner = [...path, key];
    const given = read[key];
    const replacement = isObject(value)
      ? switchedOffInside(given, value, inner)
      : given === undefined
        ? offFor(key, value, inner)
        : elementsOf(given, value, inner);
    if (replacement === undefined) continue;
    if (path.length > 0 || shape[key]?.safeParse(replacement).success === true) off[key] = replacement;
  }
  return off;
}

function switchedOffInside(given: unknown, value: object, path: readonly string[]): Draft | undefined {
  const inside = switchedOff(isObject(given) ? given : {}, value, {}, path);
  return Object.keys(inside).length > 0 ? inside : undefined;
}

function elementsOf(given: unknown, value: unknown, path: readonly string[]): unknown {
  if (!Array.isArray(given) || !Array.isArray(value) || given.length !== value.length) return undefined;
  return given.map((element: unknown, index) => {
    const expanded: unknown = value[index];
    return isObject(element) && isObject(expanded) ? switchedOff(element, expanded, {}, path) : element;
  });
}

function offFor(key: string, value: unknown, path: readonly string[]): unknown {
  if (value === true) return always.has(key) ? undefined : false;
  if (Array.isArray(value) && value.length > 0) return [];
  return none[path.join(".")];
}
