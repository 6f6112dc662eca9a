/** Lines, modes and extensions of files. */
import { unprintable } from "../language/words";
import { checked, matching } from "./basic";

export const fileMode = matching("is not a mode in octal, such as 660", /^0?[0-7]{3}$/);

// haproxy reads lines of maps and lists into a buffer of 16 KiB; `=== ` separates files on their way to the nodes.
const longestLine = 4000;
const isLine = (value: string) =>
  value !== "" &&
  value === value.trim() &&
  value.length <= longestLine &&
  !/^(?:#|=== )/.test(value) &&
  !unprintable.test(value.replaceAll("\t", " "));

/** Returns whether haproxy reads a line of a list unchanged. */
export const isPattern = isLine;

/** Returns whether a line of a map has a key and a value. */
export const isMapLine = (value: string): boolean => isLine(value) && /^\S+[ \t]+\S/.test(value);

export const pattern = checked(
  "is not a pattern: one line without spaces around it, at most 4000 characters, not beginning with `#`",
  isPattern,
);

export const mapKey = checked(
  "is not the key of a map: characters without spaces, at most 4000, not beginning with `#`, nor `===`",
  (value) => isPattern(value) && /^\S+$/.test(value) && value !== "===",
);

export const mapValue = checked(
  "is not the value of a map: one line without spaces around it, at most 4000 characters",
  (value) => isPattern(`key ${value}`) && value === value.trim() && value !== "",
);

export const fileExtension = matching("is not the end of a file's name, such as html", /^[A-Za-z0-9]{1,16}$/);
