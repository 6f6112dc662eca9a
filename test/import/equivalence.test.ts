import { importConfiguration, type Imported } from "../../src/import";
import { isOwnWork } from "../../src/import/ownWork";
import { completed } from "../../src/import/placeholders";
import { renderHaproxyCfg } from "../../src/render";
import { filesOf } from "../../src/render/files";
import { buildModel } from "../../src/validate/model";
import { inputs as schema } from "../../src/validate/schema";
import { additions } from "./additions";
import { corpus, legacy } from "./corpus";
import { directivesOf, forBackends } from "./directives";

/** The configuration that imported inputs render, with the files where they were. */
function rendered({ inputs, files }: Imported): string {
  const model = buildModel(schema.parse(completed(inputs, files)));
  const names = filesOf(model);
  return files.reduce(
    (text, file) => text.replaceAll(names.path(file.kind, file.name), file.path),
    renderHaproxyCfg(model).text.replaceAll(/ # extraLines$/gm, ""),
  );
}

/** What two configurations do not have in common, by section; a `listen` section is compared with both of its sides. */
function differences(original: string, made: string, isLeftOver: (directive: string) => boolean) {
  const after = directivesOf(made);
  const missing: string[] = [];
  const added: string[] = [];
  for (const [section, wanted] of directivesOf(original)) {
    const [kind = "", name = ""] = section.split(" ");
    const sides =
      kind === "listen" ? [`frontend ${name}-frontend`, `backend ${name}`, `frontend ${name}`] : [section];
    const found = new Set(sides.flatMap((side) => [...(after.get(side) ?? [])]));
    const isPage = found.size === 0 && [...wanted].some((directive) => directive.startsWith("stats "));
    if (isPage || kind === "peers") continue;
    const isFrontendOnly = kind === "listen" && !after.has(`backend ${name}`);
    for (const directive of wanted) {
      if (isFrontendOnly && forBackends.test(directive)) continue;
      if (!found.has(directive) && !isOwnWork(kind, directive.split(" ")) && !isLeftOver(directive))
        missing.push(`${section}: ${directive}`);
    }
    for (const directive of found) {
      const isKnown = additions.some(
        (addition) => addition.sections.test(section) && addition.directive.test(directive),
      );
      if (!wanted.has(directive) && !isKnown) added.push(`${section}: ${directive}`);
    }
  }
  return { missing, added };
}

test.each(Object.entries(corpus).filter(([name]) => name !== legacy))(
  "the configuration made of %s has the same directives, section by section",
  (_, original) => {
    const imported = importConfiguration(original);
    const left = imported.leftOver.flatMap(({ line }) =>
      [...directivesOf(`global\n${line.text}`).values()].flatMap((set) => [...set]),
    );
    const isLeftOver = (directive: string) =>
      left.some(
        (other) =>
          directive === other ||
          (/^server \S+ /.test(other) && directive.startsWith(`${other.split(" ", 2).join(" ")}:`)),
      );
    expect(imported.faults).toEqual([]);
    expect(differences(original, rendered(imported), isLeftOver)).toEqual({
      missing: [],
      added: [],
    });
  },
);
