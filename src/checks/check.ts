import type { Report } from "../faults/faults";
import type { InputsDraft } from "../model/draft";
import type { Model } from "../model/model";
import type { Inputs } from "../schema/inputs";

/** The reports of checks, and the time for which they check. */
export interface Findings {
  report: Report;
  warn: Report;
  now: Date;
}

/** Checks inputs of which the schema may have refused a part. */
export type Check = (inputs: InputsDraft, findings: Findings) => void;

/** Warns about the model of faultless inputs. */
export type ModelCheck = (inputs: Inputs, warn: Report, model: Model) => void;
