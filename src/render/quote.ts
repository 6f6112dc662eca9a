import { unprintable } from "../validate/values";

const plain = /^[A-Za-z0-9_.,:/@%+=*()[\]~-]+$/;

/** Writes text as one word of haproxy.cfg: as it is where haproxy takes it literally, else in single quotes. */
export function word(text: string): string {
  if (unprintable.test(text)) {
    throw new Error(`control characters cannot be rendered: ${JSON.stringify(text)}`);
  }
  return plain.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Writes literal text as one word where haproxy expects a log format. */
export const literalFormat = (text: string): string => word(text.replaceAll("%", "%%"));

/** Writes what is given, separated by spaces; parts that are false or undefined are left out. */
export const words = (...parts: (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined).join(" ");

/** Writes a keyword with its argument, where there is one. */
export const option = (keyword: string, value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : `${keyword} ${value}`;
