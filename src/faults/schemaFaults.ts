import type { z } from "zod";
import { nearest } from "./nearest";
import { separator } from "../values/objects";
import { type Path, pathText, type Report, show } from "./faults";

type Issue = z.core.$ZodIssue;
type Container = Record<string | number, unknown>;

const secrets = new Set<PropertyKey>([
  "privateKey",
  "privateKeyPassword",
  "password",
  "certificate",
  "crl",
  "ocspResponse",
  // Users sometimes paste a private key here.
  "hostKey",
  "data",
  "agentSend",
]);

/** Headers can contain the credentials of a health check. */
const isOfHeader = (path: readonly PropertyKey[]) =>
  path.at(-3) === "headers" && ["value", "format"].includes(String(path.at(-1)));

const kinds: Record<string, string> = {
  string: "a string",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** Reports for each issue what was given and what is allowed. */
export function reportSchemaFaults(issues: readonly Issue[], report: Report): void {
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === "unrecognized_keys") {
      issue.keys.forEach((key) => {
        report([...path, key], unknownKey(key, issue.message.split(separator)));
      });
    } else {
      report(path, complaint(issue));
    }
  }
}

const mostShown = 12;

function unknownKey(key: string, known: readonly string[]): string {
  return known.length <= mostShown
    ? `is not known here; known are ${known.join(", ")}`
    : `is not known here; the nearest of ${known.length} are ${nearest(key, known, 3).join(", ")}; \`HaproxyPairArgs\` has all`;
}

function complaint(issue: Issue): string {
  if (issue.input === undefined) {
    return `is missing${issue.code === "invalid_type" ? `: ${kinds[issue.expected] ?? issue.expected} is needed` : ""}`;
  }
  const given = shown(issue);
  switch (issue.code) {
    case "invalid_type":
      return `${given} is not ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `${given} is not one of ${issue.values.join(", ")}`;
    default:
      return `${given} ${issue.message}`;
  }
}

/** Returns the given value as text, but hides possible secrets: also a string in place of an object or list. */
function shown(issue: Issue): string {
  if (secrets.has(issue.path.at(-1) ?? "") || isOfHeader(issue.path)) return "the value";
  const isInPlaceOfMore =
    issue.code === "invalid_type" && (issue.expected === "array" || issue.expected === "object");
  return isInPlaceOfMore && typeof issue.input === "string" ? "a string" : show(issue.input);
}

/** Returns a report that drops faults at or below an input that the schema refused. */
export function unlessRefused(issues: readonly Issue[], report: Report): Report {
  const paths = issues.filter(({ code }) => code !== "unrecognized_keys").map(({ path }) => path as Path);
  const refused = new Set(paths.map(pathText));
  const isRefused = (path: Path) =>
    refused.has("") || path.some((_, index) => refused.has(pathText(path.slice(0, index + 1))));
  return (path, message, about = [path]) => {
    if (!about.some(isRefused)) report(path, message);
  };
}

/** Returns the inputs without those that the schema refused, so that the rest can still be checked. */
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
