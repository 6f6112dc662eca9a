import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { HaproxyPairArgs } from "../../src/args";
import { argsOfConfig } from "../../src/program/stackConfig";
import { authority, certificate, revocationList } from "../golden/certificates";
import { minimal } from "../golden/inputs";

export const repository = path.join(__dirname, "../..");

/** The pages that users read, by their path in the repository. */
export const pages = [
  "README.md",
  ...readdirSync(path.join(repository, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** An example of inputs: the page, the line where it begins, and its text. */
export interface Example {
  page: string;
  line: number;
  text: string;
}

/** The examples of a language in a page. */
export function examplesIn(page: string, language: string): Example[] {
  const text = readFileSync(path.join(repository, page), "utf8");
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"));
  return [...blocks].map((block) => ({
    page,
    line: text.slice(0, block.index).split("\n").length,
    text: block[1] ?? "",
  }));
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Every value that a key has, anywhere inside. */
function valuesOf(value: Json, wanted: string): Json[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesOf(element, wanted));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === wanted ? [inner] : []),
    ...valuesOf(inner, wanted),
  ]);
}

const namesIn = (value: Json, ...keys: string[]) => [
  ...new Set(
    keys
      .flatMap((key) => valuesOf(value, key).flat())
      .filter((name): name is string => typeof name === "string"),
  ),
];
const isNew = (given: { name?: unknown }[] | undefined) => (name: string) =>
  !(given ?? []).some((element) => element.name === name);

/**
 * The inputs that an example is a part of: what it leaves out (hosts, certificates, the backends that it names) is put
 * beside it.
 */
export function inputsOf({ text }: Example): HaproxyPairArgs {
  const example = parse(text) as Record<string, Json>;
  const config = Object.fromEntries(
    Object.entries(example).map(([key, value]) => [
      `p:${key.replace(/^haproxy-pair:/, "")}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  const given = argsOfConfig(config, "p", path.join(repository, "docs")) as unknown as Record<string, never>;
  const parts = { ...given, nodes: minimal.nodes } as unknown as Partial<HaproxyPairArgs> &
    Record<string, { name?: string }[]>;
  const frontends = (parts.frontends ?? minimal.frontends) as unknown as Json[];
  const backends = (parts.backends ?? []) as { name?: string }[];
  const modeOf = (backend: string) =>
    frontends
      .filter((frontend) => namesIn(frontend, "backend", "defaultBackend").includes(backend))
      .map((frontend) => (frontend as { mode?: Json }).mode)[0];
  const server = { name: "s1", address: "10.0.0.21", port: 8080 };
  return {
    ...minimal,
    ...parts,
    frontends,
    backends: [
      ...backends,
      ...namesIn(frontends, "backend", "defaultBackend")
        .filter(isNew(backends))
        .map((name) => ({ name, mode: modeOf(name), servers: [server] })),
    ],
    certificates: [
      ...((parts.certificates ?? []) as object[]),
      ...namesIn(example, "certificates", "certificate", "defaultCertificates")
        .filter((name) => !name.includes("BEGIN"))
        .filter(isNew(parts.certificates as { name?: string }[] | undefined))
        .map((name) => ({ ...certificate("site"), name })),
    ],
    certificateAuthorities: [
      ...((parts.certificateAuthorities ?? []) as object[]),
      ...namesIn(example, "certificateAuthority")
        .filter((name) => name !== "@system-ca")
        .filter(isNew(parts.certificateAuthorities as { name?: string }[] | undefined))
        .map((name) => ({ ...authority("internal"), name })),
    ],
    certificateRevocationLists: namesIn(example, "certificateRevocationList").map(revocationList),
  } as unknown as HaproxyPairArgs;
}

/** A row of a table with the columns capability, input and test. */
export interface Capability {
  page: string;
  capability: string;
  input: string;
  test: string;
}

/** The rows of the tables that say which test shows a capability. */
export function capabilitiesIn(page: string): Capability[] {
  const text = readFileSync(path.join(repository, page), "utf8");
  const tables = text.matchAll(/^\|\s*capability\s*\|\s*input\s*\|\s*test\s*\|\n\|[-| ]+\|\n((?:\|.*\n)*)/gm);
  return [...tables].flatMap(([, rows = ""]) =>
    rows
      .trim()
      .split("\n")
      .map((row) => row.split(/(?<!\\)\|/).slice(1, -1))
      .map(([capability = "", input = "", test = ""]) => ({
        page,
        capability: capability.trim(),
        input: input.trim(),
        test: test.trim().replaceAll("\\|", "|"),
      })),
  );
}
