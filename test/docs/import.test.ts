import { readFileSync } from "node:fs";
import path from "node:path";
import { importConfiguration } from "../../src/import";
import { reportOf } from "../../src/import/report";
import { stackConfigText } from "../../src/import/stackConfig";
import { additions } from "../import/additions";
import { examplesIn, repository } from "./markdown";

/** The one example of a language in the page. */
const exampleIn = (language: string) => examplesIn("docs/import.md", language).map(({ text }) => text);

test("the configuration on the page about import becomes what the page shows", () => {
  const [configuration = ""] = exampleIn("haproxy");
  const imported = importConfiguration(configuration);
  expect([stackConfigText(imported)]).toEqual(exampleIn("yml"));
  expect([`${reportOf(imported, "haproxy.cfg").join("\n")}\n`]).toEqual(exampleIn("text"));
});

test("the page about import lists what the pair adds, and why", () => {
  const page = readFileSync(path.join(repository, "docs/import.md"), "utf8");
  const rows = [...page.matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)].map(([, what = "", because = ""]) => ({
    what,
    because,
  }));
  expect(rows).toEqual([
    { what: "Added", because: "Because" },
    { what: "---", because: "---" },
    ...additions.map(({ what, because }) => ({ what, because })),
  ]);
});
