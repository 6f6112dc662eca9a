import { inheritedServer, withOwn } from "../../expand/server";
import type { Report } from "../../faults/faults";
import type { Model } from "../../model/model";
import type { Inputs } from "../../schema/inputs";

/** Warns about servers whose certificate's name is not verified: any certificate of the authority would do. */
export function warnOfUnverifiedNames(inputs: Inputs, warn: Report, { backends }: Model): void {
  inputs.backends.forEach(({ from }, index) => {
    const { defaultServer = {}, servers = [], serverTemplates = [] } = backends[index] ?? {};
    const inherited = withOwn(inheritedServer(from, inputs), defaultServer);
    const isUnnamed = (server: typeof inherited) => {
      const { ssl, verify, sni, sniExpression, verifyhost } = withOwn(inherited, server);
      return ssl && verify === "required" && (sni ?? sniExpression ?? verifyhost) === undefined;
    };
    for (const [key, list] of Object.entries({ servers, serverTemplates })) {
      const first = list.findIndex(isUnnamed);
      if (first < 0) continue;
      const path = ["backends", index, key, first];
      warn(path, "accepts any certificate of its authority; set `sni` or `verifyhost` to verify its name");
    }
  });
}
