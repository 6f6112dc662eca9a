import { readFileSync } from "node:fs";
import path from "node:path";
import Mustache from "mustache";

const folder = path.join(__dirname, "../../templates");

/** Fills in a template of the templates folder. The view holds text that is ready to be put there as it is. */
export function renderTemplate(file: string, view: object): string {
  return Mustache.render(readFileSync(path.join(folder, file), "utf8"), view, {}, { escape: String });
}
