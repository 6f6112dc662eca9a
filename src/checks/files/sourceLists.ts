import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";
import { network } from "../../values";

/** Checks the lists of `allowSources` and `denySources`. */
export function checkSourceLists(inputs: InputsDraft, report: Report): void {
  const used = present(inputs.frontends).flatMap(([{ allowSources, denySources }]) => [
    allowSources?.list,
    denySources?.list,
  ]);
  for (const [{ name, values, content }, index] of present(inputs.lists)) {
    if (name === undefined || !used.includes(name)) continue;
    const path = ["lists", index];
    for (const [value, position] of present(values)) {
      checkNetwork(value, [...path, "values", position], "", report);
    }
    for (const [line, number] of present(content?.split("\n").map((line) => line.trim()))) {
      if (line === "" || line.startsWith("#")) continue;
      checkNetwork(line, [...path, "content"], `line ${number + 1}: `, report);
    }
  }
}

/** Reports a value that haproxy cannot compare with an address. */
export function checkNetwork(value: string, path: Path, where: string, report: Report): void {
  const fault = network.safeParse(value).error?.issues[0];
  if (fault !== undefined) report(path, `${where}${show(value)} ${fault.message}`);
}
