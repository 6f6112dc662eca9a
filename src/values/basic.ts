/** Building blocks of values: checks with their messages, numbers and texts. */
import { z } from "zod";
import { unprintable } from "../language/words";

/** A string that passes a test; the message follows the value that was given. */
export const checked = (message: string, test: (value: string) => boolean) =>
  z.string().refine(test, { error: message });
export const matching = (message: string, pattern: RegExp) =>
  checked(message, (value) => pattern.test(value));

export const integer = (min: number, max: number) =>
  z.number().refine((value) => Number.isInteger(value) && value >= min && value <= max, {
    error: `is not a whole number from ${min} to ${max}`,
  });

export const port = integer(1, 65535);

/** Free text on one line, always quoted where it is rendered. */
export const text = checked(
  "is not one line of text: it must not be empty, nor have control characters",
  (value) => value !== "" && !unprintable.test(value),
);

/** Text to send or to look for, which may contain line ends and tabs. */
export const message = checked(
  "is not text: it must not be empty, nor have control characters other than line ends and tabs",
  (value) => value !== "" && !unprintable.test(value.replace(/[\r\n\t]/g, "")),
);

export const hexadecimal = matching(
  "is not a string of bytes, two hexadecimal digits each",
  /^(?:[0-9A-Fa-f]{2})+$/,
);

export const range = checked("is not a range of numbers, such as 3-7", (value) => {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(value) ?? [];
  return first !== undefined && Number(first) >= 1 && Number(first) <= Number(last);
});

/** Bytes in base64; spaces and line ends are ignored. */
export const base64 = z
  .string()
  .refine(
    (value) =>
      value.trim() !== "" &&
      /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==|[A-Za-z0-9+/]=))?$/.test(value.replace(/\s/g, "")),
    {
      error: "is not base64",
    },
  );

/** Text that is never shown and may have several lines: a key, a password. */
export const secret = checked("is empty", (value) => value !== "");

export const ciphers = matching(
  "is not a list of ciphers in OpenSSL's form",
  /^[A-Za-z0-9!+-][A-Za-z0-9_:!+@=.-]*$/,
);
