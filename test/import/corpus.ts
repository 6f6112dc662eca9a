import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(__dirname, "corpus");

/** Configurations as people have them, by name. */
export const corpus: Record<string, string> = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith(".cfg"))
    .map((file) => [file.replace(/\.cfg$/, ""), readFileSync(path.join(folder, file), "utf8")]),
);

/** Written for HAProxy 1.x: half of it is what no release takes any more. */
export const legacy = "legacy-1.x";
