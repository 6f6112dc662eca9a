import { importConfiguration } from "../../src/import";
import { completed } from "../../src/import/placeholders";
import { reportOf } from "../../src/import/report";
import { renderHaproxyCfg } from "../../src/render";
import { buildModel } from "../../src/expand";
import { inputs as schema } from "../../src/schema/inputs";

const defaults = `defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
`;

/** What is made of a configuration: its lines by section, and what the report says. */
export function made(text: string) {
  const imported = importConfiguration(`${defaults}${text}\nfrontend other\n  bind :8999\n`);
  const { text: rendered } = renderHaproxyCfg(
    buildModel(schema.parse(completed(imported.inputs, imported.files))),
  );
  const sections = new Map(
    rendered.split("\n\n").map((section) => {
      const [header = "", ...lines] = section.trimStart().split("\n");
      return [header, lines.map((line) => line.trim())];
    }),
  );
  return {
    in: (header: string) => sections.get(header) ?? [],
    rendered,
    files: imported.files.map(({ path }) => path),
    report: reportOf(imported, "haproxy.cfg").join("\n"),
    faults: imported.faults,
  };
}

export const site = (lines: string) => `frontend web
  bind :80
${lines}
  default_backend app
backend app
  server a 10.0.0.1:80
`;
