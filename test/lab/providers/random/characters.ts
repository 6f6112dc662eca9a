import { randomInt } from "node:crypto";

export interface CharacterInputs {
  length: number;
  lower: boolean;
  upper: boolean;
  numeric: boolean;
  special: boolean;
  minLower: number;
  minUpper: number;
  minNumeric: number;
  minSpecial: number;
  overrideSpecial?: string;
}

export const characterDefaults = {
  lower: true,
  upper: true,
  number: true,
  numeric: true,
  special: true,
  minLower: 0,
  minUpper: 0,
  minNumeric: 0,
  minSpecial: 0,
};

export function randomCharacters({ length, ...inputs }: CharacterInputs): string {
  const special = inputs.overrideSpecial ?? "!@#$%&*()-_=+[]{}<>:?";
  const classes = [
    { used: inputs.lower, least: inputs.minLower, characters: "abcdefghijklmnopqrstuvwxyz" },
    { used: inputs.upper, least: inputs.minUpper, characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
    { used: inputs.numeric, least: inputs.minNumeric, characters: "0123456789" },
    { used: inputs.special, least: inputs.minSpecial, characters: special },
  ];
  const required = classes.flatMap(({ least, characters }) => pick(least, characters));
  const every = classes.map(({ used, characters }) => (used ? characters : "")).join("");
  if (required.length > length) {
    throw new Error(`length ${length} is less than the sum of the minimums, ${required.length}`);
  }
  if (every === "") throw new Error("one of lower, upper, numeric and special must be true");
  return shuffle([...required, ...pick(length - required.length, every)]).join("");
}

function pick(count: number, characters: string): string[] {
  return Array.from({ length: count }, () => characters.charAt(randomInt(characters.length)));
}

function shuffle(characters: string[]): string[] {
  const left = [...characters];
  return characters.flatMap(() => left.splice(randomInt(left.length), 1));
}
