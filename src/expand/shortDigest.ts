import { createHash } from "node:crypto";

/** Part of the name of a file that changes with its content. */
export function shortDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
