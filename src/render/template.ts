import { readFileSync } from "node:fs";
import path from "node:path";
import Mustache from "mustache";

const folder = path.join(__dirname, "../../templates");

/** Renders a template of the templates folder. The view's text is inserted without escaping. */
export function renderTemplate(file: string, view: object): string {
  return Mustache.render(readFileSync(path.join(folder, file), "utf8"), view, {}, { escape: String });
}
