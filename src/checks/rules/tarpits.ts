import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { defaultsOf } from "../../expand/proxyMode";

/** Warns about tarpits without delay. Unlike a backend, a frontend cannot fall back on `timeout connect`. */
export function warnOfQuickTarpits(inputs: InputsDraft, { warn }: Findings): void {
  for (const [frontend, index] of present(inputs.frontends)) {
    const isUsed = present(frontend.httpRequestRules).some(([{ action }]) => action === "tarpit");
    const sources = [frontend, ...defaultsOf<Pick<typeof frontend, "timeouts">>(frontend, inputs)];
    const isTimed = sources.some(({ timeouts }) => timeouts?.tarpit !== undefined);
    if (isUsed && !isTimed) {
      warn(
        ["frontends", index, "timeouts", "tarpit"],
        'is not given, here or in the defaults: action "tarpit" answers at once without it',
      );
    }
  }
}
