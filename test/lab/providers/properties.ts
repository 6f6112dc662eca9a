import { isDeepStrictEqual } from "node:util";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";

/** A resource's inputs or state as the engine sends them, with secrets and unknowns in their wire form. */
export type Properties = ReturnType<Struct["toJavaScript"]>;

export const unknown = unknownValue;

export function isProperties(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSecret(value: unknown): value is { value: unknown } {
  return isProperties(value) && value[specialSigKey] === specialSecretSig;
}

export function secret(value: Properties[string]): Properties {
  return { [specialSigKey]: specialSecretSig, value };
}

/** The value with every secret in it, at any depth, laid open. */
export function plain(value: unknown): unknown {
  if (isSecret(value)) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (isProperties(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
  }
  return value;
}

export type Change = "add" | "delete" | "update";

/** What changes in the named properties; becoming a secret is no change. */
export function changes(names: string[], olds: Properties, news: Properties): Map<string, Change> {
  const changed = names.filter((name) => !isDeepStrictEqual(plain(olds[name]), plain(news[name])));
  return new Map(
    changed.map((name) => [name, !(name in olds) ? "add" : !(name in news) ? "delete" : "update"] as const),
  );
}
