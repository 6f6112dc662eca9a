import { createHash } from "node:crypto";

/** Returns a digest for the name of a file that changes with its content. */
export function shortDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
