import type { Findings } from "../check";
import { unprintable } from "../../language/words";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";
import { type Path, type Report, show } from "../../faults/faults";
import { inputsAt } from "../rules/fields";
import { isMapLine, isPattern } from "../../values";

/** Checks the maps, lists and other files that go to the nodes with the configuration. */
export function checkReleaseFiles({ maps, lists, files }: InputsDraft, { report }: Findings): void {
  for (const [{ entries, content }, index] of present(maps)) {
    const path = ["maps", index];
    checkOneOf({ entries, content }, path, report);
    reportDuplicates(
      (entries ?? []).map((entry) => entry?.key),
      (position) => [...path, "entries", position, "key"],
      report,
    );
    checkLines(content, [...path, "content"], isMapLine, "a key, spaces and a value", report);
  }
  for (const [{ values, content }, index] of present(lists)) {
    const path = ["lists", index];
    checkOneOf({ values, content }, path, report);
    checkLines(content, [...path, "content"], isPattern, "a pattern", report);
  }
  for (const [{ content = "" }, index] of present(files)) {
    const path = ["files", index, "content"];
    content.split("\n").forEach((line, number) => {
      if (line.startsWith("=== ")) {
        report(
          path,
          `line ${number + 1} begins with \`=== \`, which separates files on their way to the nodes`,
        );
      } else if (unprintable.test(line.replace(/[\t\r]/g, ""))) {
        report(path, `line ${number + 1} has control characters`);
      }
    });
  }
}

function checkOneOf(given: Record<string, unknown>, path: Path, report: Report): void {
  const names = Object.keys(given);
  const count = Object.values(given).filter((value) => value !== undefined).length;
  if (count !== 1) {
    report(
      path,
      `${count === 0 ? "neither" : "both"} of ${names.join(" and ")} ${count === 0 ? "is" : "are"} given; exactly one is needed`,
      inputsAt(path, names),
    );
  }
}

/** Reports only the first wrong line: it shows the mistake, and a thousand would hide it. */
function checkLines(
  content: string | undefined,
  path: Path,
  test: (line: string) => boolean,
  needed: string,
  report: Report,
): void {
  const lines = (content ?? "").split("\n").map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== "" && !line.startsWith("#") && !test(line));
  if (wrong >= 0) {
    report(path, `line ${wrong + 1} is ${show(lines[wrong])}, not ${needed}`);
  }
}
