import { z } from "zod";
import { logFormat, text } from ".";

// HAProxy reads a lone brace as the end of the ACL, even in quotes.
export const textInBraces = text.refine((value) => value !== "}", {
  error: "would end the ACL in braces; put it into one of `acls`",
});

// Syntax that only PCRE supports is left to haproxy.
const onlyInPcre = /\(\?(?![:=!<])|\(\*|[*+?}]\+|\\[QEGKXR]/;

/** Returns whether this is a regular expression, as far as Node.js can check HAProxy's syntax. */
export function isRegex(value: string): boolean {
  if (onlyInPcre.test(value)) return true;
  try {
    // To PCRE, a bracket at the beginning of a class is a character.
    new RegExp(value.replace(/(\\.)|\[(\^?)\]/g, (_, escaped?: string, not = "") => escaped ?? `[${not}\\]`));
    return true;
  } catch {
    return false;
  }
}

export const regex = textInBraces.refine(isRegex, {
  error: "is not a regular expression: a parenthesis, bracket or quantifier is wrong",
});

export const method = z
  .string()
  .regex(/^[A-Z][A-Z-]{0,31}$/, { error: "is not a request method, such as GET" });

/** The name of a backend that depends on the request. */
export const backendFormat = logFormat.refine((value) => value.replaceAll("%%", "").includes("%"), {
  error: "is the same for every request: give it as `backend`",
});
