import { isIPv6 } from "node:net";
import type { FileKind, Files } from "./files";
import { word } from "./words";

/** Writes a value as one word of a line, quoted if necessary, and reads it back. */
export interface Codec<Value> {
  write(value: Value, files: Files): string;
  /** Returns undefined if the word is no such value. */
  read(word: string, files: Files): Value | undefined;
}

export const text: Codec<string> = { write: word, read: (given) => given };

/** An address. IPv6 gets brackets: haproxy would read the end of a bare one as a port. */
export const address: Codec<string> = {
  write: (value) => (isIPv6(value) ? `[${value}]` : word(value)),
  read: (given) => given.replace(/^\[(.*)\]$/, "$1"),
};

/** Text whose line ends and tabs are written as haproxy's escapes. */
export const message: Codec<string> = {
  write: (value) =>
    value
      .split(/([\r\n\t])/)
      .map((part) => escapes.get(part) ?? (part === "" ? "" : word(part)))
      .join(""),
  read: (given) => given,
};
const escapes = new Map([
  ["\r", String.raw`\r`],
  ["\n", String.raw`\n`],
  ["\t", String.raw`\t`],
]);

export const number: Codec<number> = {
  write: String,
  read: (given) => (/^-?\d+(?:\.\d+)?$/.test(given) ? Number(given) : undefined),
};

export const onOff: Codec<boolean> = {
  write: (value) => (value ? "on" : "off"),
  read: (given) => (given === "on" || given === "off" ? given === "on" : undefined),
};

/** A word of a fixed set. */
export const oneOf = <Value extends string>(values: Record<string, Value>): Codec<Value> => ({
  write: (value) => value,
  read: (given) => Object.values(values).find((value) => value === given),
});

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
] as const;

/** A time. Without a unit, it is a multiple of `unitLength` milliseconds. */
const durationIn = (unitLength: number): Codec<string> => ({
  write: (value) => value,
  read: (given) => {
    if (/^\d+(?:ms|s|m|h|d)$/.test(given)) return given;
    if (!/^\d+$/.test(given)) return undefined;
    const time = Number(given) * unitLength;
    const [unit, length] = units.find(([, milliseconds]) => time % milliseconds === 0) ?? ["ms", 1];
    return `${time / length}${unit}`;
  },
});

/** A time, in milliseconds without a unit. */
export const duration = durationIn(1);

/** A time, in seconds without a unit. */
export const durationInSeconds = durationIn(1_000);

/** Literal text where haproxy expects a log format. Reading refuses formats. */
export const literalFormat: Codec<string> = {
  write: (value) => word(value.replaceAll("%", "%%")),
  read: (given) => (/^(?:[^%]|%%)*$/.test(given) ? given.replaceAll("%%", "%") : undefined),
};

/** The name of a file, written as its path on the nodes. */
export const fileOf = (kind: FileKind): Codec<string> => ({
  write: (name, files) => word(files.path(kind, name)),
  read: (path, files) => files.name(kind, path),
});

/** A word that holds a value between a prefix and a suffix: `str(…)`. */
export const wrapped = <Value>(prefix: string, codec: Codec<Value>, suffix: string): Codec<Value> => ({
  write: (value, files) => word(`${prefix}${unquoted(codec.write(value, files))}${suffix}`),
  read: (given, files) =>
    given.startsWith(prefix) && given.endsWith(suffix)
      ? codec.read(given.slice(prefix.length, given.length - suffix.length), files)
      : undefined,
});

const unquoted = (written: string) =>
  written.startsWith("'") ? written.slice(1, -1).replaceAll(String.raw`'\''`, "'") : written;
