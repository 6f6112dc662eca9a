import type { Unwrap } from "@pulumi/pulumi";
import type { HaproxyPairArgs } from "../../src/args";
import { type GivenInputs, inputs } from "../../src/schema/inputs";
import { cases } from "../golden/inputs";
import { keysOf } from "./schemaKeys";

type Resolved = Unwrap<HaproxyPairArgs>;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** All keys at every level, as optional keys alone would not make two types differ. */
type Keys<T> = T extends readonly (infer Element)[]
  ? Keys<Element>[]
  : T extends object
    ? { [Key in keyof T]-?: Keys<NonNullable<T[Key]>> }
    : T;

type WithConnections = Omit<GivenInputs, "nodes"> & {
  // The schema lets a connection be unknown, the interface asks for it.
  nodes: (Omit<GivenInputs["nodes"][number], "connection"> & {
    connection: NonNullable<GivenInputs["nodes"][number]["connection"]>;
  })[];
};

// These do not compile when the interfaces and the schema differ.
const sameTypes: Same<Resolved, WithConnections> = true;
const sameKeys: Same<Keys<Resolved>, Keys<GivenInputs>> = true;

/** The paths of all keys that a value has. */
function keysIn(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((element) => keysIn(element, `${path}[]`));
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...keysIn(inner, `${path}.${key}`)])
    : [];
}

describe("the schema", () => {
  test("accepts what the interfaces declare", () => {
    expect([sameTypes, sameKeys]).toEqual([true, true]);
  });

  test("has only inputs that a golden configuration shows", () => {
    const shown = new Set(Object.values(cases).flatMap((inputs) => keysIn(inputs)));
    const optionalIn = [/expect\.(status|rstatus|string)$/];
    const missing = keysOf(inputs).filter(
      (key) => !shown.has(key) && !optionalIn.some((other) => other.test(key)),
    );
    // The options of a server are shown in default-server, those of named defaults in the others, the servers and health
    // checks of all defaults in backends, and rules that only frontends or only backends can have in the ones that have
    // them.
    const shownElsewhere = (key: string) =>
      shown.has(key.replace(/\.(?:servers|serverTemplates)\[\]\./, ".defaultServer.")) ||
      shown.has(key.replace(".namedDefaults[].", ".defaults.")) ||
      shown.has(
        key.replace(
          /^\.(?:defaults|namedDefaults\[\])\.(?=defaultServer\.|\w*(?:Check|chk|Chk)\b)/,
          ".backends[].",
        ),
      ) ||
      shown.has(key.replace(/^\.defaults\./, ".namedDefaults[].")) ||
      shown.has(key.replace(/^.*\.logs\[\]\./, ".global.logs[].")) ||
      (key.includes("RequestRules[].") &&
        (shown.has(key.replace(".frontends[]", ".backends[]")) ||
          shown.has(key.replace(".backends[]", ".frontends[]"))));
    expect(missing.filter((key) => !shownElsewhere(key))).toEqual([]);
  });
});
