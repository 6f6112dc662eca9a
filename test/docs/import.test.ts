import { importConfiguration } from "../../src/import";
import { reportOf } from "../../src/import/report";
import { stackConfigText } from "../../src/import/stackConfig";
import { examplesIn } from "./markdown";

/** The one example of a language in the page. */
const exampleIn = (language: string) => examplesIn("docs/import.md", language).map(({ text }) => text);

test("the configuration on the page about import becomes what the page shows", () => {
  const [configuration = ""] = exampleIn("haproxy");
  const imported = importConfiguration(configuration);
  expect([stackConfigText(imported)]).toEqual(exampleIn("yml"));
  expect([`${reportOf(imported, "haproxy.cfg").join("\n")}\n`]).toEqual(exampleIn("text"));
});
