import { randomBytes, randomInt } from "node:crypto";
import { changes, plain, unknown, type Properties } from "../properties";
import type { ResourceType } from "../server";
import { characterDefaults, randomCharacters, type CharacterInputs } from "./characters";

interface RandomValue {
  inputs: string[];
  defaults?: Properties;
  outputs: string[];
  generate: (inputs: unknown) => { id: string; outputs: Properties };
}

/** A random value is made once: it never changes in place, and any changed input makes a new one. */
function randomType({
  inputs: names,
  defaults = {},
  outputs: generated,
  generate,
}: RandomValue): ResourceType {
  return {
    check: (news) => ({ inputs: news }),
    diff: (olds, news) => {
      const changed = changes(names, olds, { ...defaults, ...news });
      return { changes: changed, replaces: [...changed.keys()] };
    },
    create: (inputs, { preview }) => {
      const state = { ...defaults, ...inputs };
      if (preview) {
        const unknowns = Object.fromEntries(generated.map((name) => [name, unknown]));
        return Promise.resolve({ id: "", outputs: { ...state, ...unknowns } });
      }
      const { id, outputs } = generate(plain(state));
      return Promise.resolve({ id, outputs: { ...state, ...outputs } });
    },
    update: (_olds, news) => Promise.resolve({ ...defaults, ...news }),
    delete: () => Promise.resolve(),
  };
}

const characterType = {
  inputs: ["keepers", "length", "overrideSpecial", ...Object.keys(characterDefaults)],
  defaults: characterDefaults,
  outputs: ["result"],
};

export const resourceTypes: Record<string, ResourceType> = {
  "random:index/randomPassword:RandomPassword": randomType({
    ...characterType,
    generate: (inputs) => ({ id: "none", outputs: { result: randomCharacters(inputs as CharacterInputs) } }),
  }),

  "random:index/randomString:RandomString": randomType({
    ...characterType,
    generate: (inputs) => {
      const result = randomCharacters(inputs as CharacterInputs);
      return { id: result, outputs: { result } };
    },
  }),

  "random:index/randomInteger:RandomInteger": randomType({
    inputs: ["keepers", "max", "min", "seed"],
    outputs: ["result"],
    generate: (inputs) => {
      const { min, max, seed } = inputs as { min: number; max: number; seed?: string };
      if (seed !== undefined) throw new Error("the stand-in for the random provider serves no seed");
      if (max < min) throw new Error(`max is ${max}, less than min, ${min}`);
      const result = randomInt(min, max + 1);
      return { id: String(result), outputs: { result } };
    },
  }),

  "random:index/randomId:RandomId": randomType({
    inputs: ["byteLength", "keepers", "prefix"],
    outputs: ["b64Std", "b64Url", "dec", "hex"],
    generate: (inputs) => {
      const { byteLength, prefix = "" } = inputs as { byteLength: number; prefix?: string };
      const bytes = randomBytes(byteLength);
      const hex = bytes.toString("hex");
      const id = bytes.toString("base64url");
      const encodings = {
        b64Std: bytes.toString("base64"),
        b64Url: id,
        dec: String(BigInt(`0x${hex}`)),
        hex,
      };
      const prefixed = Object.entries(encodings).map(([name, value]) => [name, prefix + value] as const);
      return { id, outputs: Object.fromEntries(prefixed) };
    },
  }),

  "random:index/randomBytes:RandomBytes": randomType({
    inputs: ["keepers", "length"],
    outputs: ["base64", "hex"],
    generate: (inputs) => {
      const bytes = randomBytes((inputs as { length: number }).length);
      const base64 = bytes.toString("base64");
      return { id: base64, outputs: { base64, hex: bytes.toString("hex") } };
    },
  }),
};
