import { checks, modelChecks } from "./checks";
import { buildModel } from "./expand";
import { into, type Path, throwFaults, type Warning } from "./faults/faults";
import { reportSchemaFaults, unlessRefused, withoutRefused } from "./faults/schemaFaults";
import type { InputsDraft } from "./model/draft";
import type { Model } from "./model/model";
import { type Inputs, inputs } from "./schema/inputs";
import { connection } from "./schema/node";

/**
 * Turns the resolved inputs of the component into a complete, consistent model.
 *
 * @throws InvalidInputs with all faults
 */
export function validate(args: unknown, now: Date = new Date()): { model: Model; warnings: Warning[] } {
  const parsed = inputs.safeParse(args, { reportInput: true });
  const issues = parsed.error?.issues ?? [];
  const warnings: Warning[] = [];
  const warn = into(warnings);
  throwFaults((note) => {
    reportSchemaFaults(issues, note);
    const report = unlessRefused(issues, note);
    // Checks also run on the parts that the schema accepts, so that all faults are reported at once.
    const draft = withoutRefused(args, issues) as InputsDraft;
    for (const check of checks) check(draft, { report, warn, now });
  });
  const given = parsed.data as Inputs;
  const model = buildModel(given);
  for (const check of modelChecks) check(given, warn, model);
  return { model, warnings };
}

/**
 * Checks a connection that became known only after the other inputs.
 *
 * @throws InvalidInputs with all faults
 */
export function validateConnection(value: unknown, path: Path): void {
  const issues = connection.safeParse(value, { reportInput: true }).error?.issues ?? [];
  throwFaults((note) => {
    reportSchemaFaults(issues, (inner, message) => {
      note([...path, ...inner], message);
    });
  });
}
