import { present } from "../../faults/given";
import type { UseBackendDraft } from "../../model/draft";
import { expandUseBackend } from "../../expand/useBackend";
import { httpsBinds } from "../../expand/frontend";
import { type Path, pathText, type Report, show } from "../../faults/faults";
import { modeOf } from "../../expand/proxyMode";
import type { Inputs } from "../../schema/inputs";

type Frontend = Inputs["frontends"][number];
type UseBackend = Frontend["useBackends"][number];

/** Warns about redirects to https if neither a bind nor a trusted proxy terminates TLS. */
export function warnOfRedirects(inputs: Inputs, warn: Report): void {
  const isPassedThrough = inputs.frontends.some(
    (frontend) =>
      !frontend.disabled &&
      modeOf(frontend, inputs) === "tcp" &&
      frontend.binds.some(({ port }) => port === 443),
  );
  const isTls = isPassedThrough || httpsBinds(inputs.frontends, inputs).length > 0;
  const isElsewhere = inputs.frontends.some(({ extraLines }) =>
    extraLines.some((line) => / ssl( |$)/.test(line)),
  );
  inputs.frontends.forEach(({ redirectToHttps, trustedProxies }, index) => {
    if (redirectToHttps && !isTls && !isElsewhere && trustedProxies.length === 0) {
      warn(
        ["frontends", index, "redirectToHttps"],
        "goes nowhere: no bind in http mode has `certificates`, and none in tcp mode has port 443",
      );
    }
  });
}

/** Warns about entries of `useBackends` that no request reaches. */
export function warnOfUnreached(inputs: Inputs, warn: Report): void {
  inputs.frontends.forEach((frontend, index) => {
    warnOfUnreachedIn(frontend, inputs, ["frontends", index, "useBackends"], warn);
  });
}

function warnOfUnreachedIn(frontend: Frontend, inputs: Inputs, path: Path, warn: Report): void {
  const mode = modeOf(frontend, inputs);
  const firstWith = new Map<string, number>();
  const hostsTaken = new Map<string, number>();
  frontend.useBackends.forEach((useBackend, index) => {
    const takenBy = (earlier: number) => `${pathText([...path, earlier])} takes`;
    const condition = expandUseBackend(useBackend, mode)
      .map(({ condition = "" }) => condition)
      .join(" or ");
    const everything = firstWith.get("");
    const same = firstWith.get(condition);
    if (everything !== undefined) {
      warn([...path, index], `is never reached: ${takenBy(everything)} every request`);
    } else if (same !== undefined) {
      warn([...path, index], `is never reached: ${takenBy(same)} the same requests`);
    } else {
      const names = hostsOf(useBackend).map(({ host, at }) => ({ host, at, earlier: hostsTaken.get(host) }));
      for (const { host, at, earlier } of names) {
        if (earlier !== undefined) {
          warn(
            [...path, index, ...at],
            `${show(host)} is never reached: ${takenBy(earlier)} all its requests`,
          );
        }
      }
      firstWith.set(condition, index);
      if (hasHostsOnly(useBackend)) {
        names.forEach(({ host }) => hostsTaken.set(host, hostsTaken.get(host) ?? index));
      }
    }
  });
}

/** Returns the hosts of an entry, in lower case, with their paths. */
export const hostsOf = ({
  host,
  hosts,
}: Pick<UseBackendDraft, "host" | "hosts">): { host: string; at: Path }[] => [
  ...(host === undefined ? [] : [{ host: host.toLowerCase(), at: ["host"] }]),
  ...present(hosts).map(([name, index]) => ({ host: name.toLowerCase(), at: ["hosts", index] })),
];

const target = new Set(["backend", "backendFormat"]);
const hasHostsOnly = (useBackend: UseBackend) =>
  Object.entries<unknown>(useBackend).every(
    ([key, value]) => value === undefined || target.has(key) || key === "host" || key === "hosts",
  );
