import type { HealthChecksModel, HttpCheckModel, HttpCheckStepModel, WithHealthChecks } from "../model/model";
import type { Inputs } from "../schema/inputs";

type HealthChecks = Pick<Inputs["backends"][number], keyof HealthChecksModel>;
type HttpCheck = NonNullable<HealthChecks["httpCheck"]>;

/** Expands one-line health checks. */
export function expandHealthChecks<Section extends HealthChecks>(
  section: Section,
): WithHealthChecks<Section> {
  const { httpCheck, smtpchk } = section;
  return {
    ...section,
    httpCheck: httpCheck && expandHttpCheck(httpCheck),
    smtpchk: smtpchk && expandSmtpchk(smtpchk),
  };
}

function expandHttpCheck({ disableOn404, sendState, steps, ...request }: HttpCheck): HttpCheckModel {
  return { disableOn404, sendState, steps: steps ?? stepsOf(request) };
}

function stepsOf(given: Omit<HttpCheck, keyof HttpCheckModel>): HttpCheckStepModel[] {
  const { method = "GET", uri = "/", host, headers = [], expect, ...rest } = given;
  const version = rest.version ?? (host === undefined ? undefined : "HTTP/1.1");
  const all = [...(host === undefined ? [] : [{ name: "Host", value: host }]), ...headers];
  return [
    { action: "send", method, uri, version, headers: all, body: rest.body },
    ...(expect === undefined ? [] : [{ action: "expect" as const, ...expect }]),
  ];
}

/** Fills in the other word: HAProxy takes both or none. */
function expandSmtpchk({ hello, domain }: NonNullable<HealthChecks["smtpchk"]>) {
  if (hello === undefined && domain === undefined) return {};
  return { hello: hello ?? "EHLO", domain: domain ?? "localhost" };
}
