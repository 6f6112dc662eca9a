import type { z } from "zod";
import { type Path, type Report, show } from "./faults";

type Issue = z.core.$ZodIssue;
type Container = Record<string | number, unknown>;

const secrets = new Set<PropertyKey>([
  "privateKey",
  "privateKeyPassword",
  "password",
  "certificate",
  "crl",
  "ocspResponse",
]);

const kinds: Record<string, string> = {
  string: "a string",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** Says for each thing that is not as the schema wants it what was given and what is allowed. */
export function reportSchemaFaults(issues: readonly Issue[], report: Report): void {
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === "unrecognized_keys") {
      issue.keys.forEach((key) => {
        report([...path, key], issue.message);
      });
    } else {
      report(path, complaint(issue));
    }
  }
}

function complaint(issue: Issue): string {
  if (issue.input === undefined) {
    return `is missing${issue.code === "invalid_type" ? `: ${kinds[issue.expected] ?? issue.expected} is needed` : ""}`;
  }
  const given = secrets.has(issue.path.at(-1) ?? "") ? "the value" : show(issue.input);
  switch (issue.code) {
    case "invalid_type":
      return `${given} is not ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `${given} is not one of ${issue.values.join(", ")}`;
    default:
      return `${given} ${issue.message}`;
  }
}

/** The inputs without what the schema refused, so that the rest can still be checked against each other. */
export function withoutRefused(given: unknown, issues: readonly Issue[]): unknown {
  const rest = { inputs: copyOf(given) };
  for (const issue of issues) {
    const path = ["inputs", ...(issue.path as Path)];
    if (issue.code === "unrecognized_keys") {
      continue;
    }
    const last = path.pop() ?? "inputs";
    const holder = path.reduce<unknown>((value, key) => (isContainer(value) ? value[key] : undefined), rest);
    if (isContainer(holder)) {
      holder[last] = undefined;
    }
  }
  return isContainer(rest.inputs) ? rest.inputs : {};
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copyOf);
  }
  return isContainer(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]))
    : value;
}

function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}
