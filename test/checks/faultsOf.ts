import { InvalidInputs } from "../../src/faults/faults";
import { validate } from "../../src/validate";
import { minimal } from "../golden/inputs";

/** Inputs as a program in any language could give them. */
export type Loose = Record<string, unknown>;

/** The faults of the minimal inputs with these changes, as lines. */
export function faultsOf(changes: Loose, now?: Date): string[] {
  try {
    validate({ ...minimal, ...changes }, now);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.message.split("\n");
  }
}
