import { checkAddresses, warnOfForeignVirtualIps } from "./addressChecks";
import { checkBackends } from "./backendChecks";
import { checkCertificates, checkRevocationLists, warnOfUncoveredHosts } from "./certificateChecks";
import { checkAclNumbers } from "./conditionChecks";
import { checkNamedDefaults, warnOfHttpDefaults } from "./defaultsChecks";
import type { InputsDraft } from "./draft";
import { reportDuplicateNames } from "./duplicates";
import { type Fault, InvalidInputs, type Path, pathText, type Report, type Warning } from "./faults";
import { checkFrontends } from "./frontendChecks";
import { checkHealthChecks } from "./healthCheckChecks";
import { checkGlobal, checkStats, warnOfOpenStats } from "./globalChecks";
import { checkIds } from "./idChecks";
import { checkLogging } from "./loggingChecks";
import { checkMailers } from "./mailersChecks";
import { buildModel, type Model } from "./model";
import { connection } from "./nodeSchema";
import { checkDefaultServers } from "./serverChecks";
import { warnOfUnverifiedNames } from "./serverWarnings";
import { checkReleaseFiles } from "./releaseFileChecks";
import { checkProxyOptions } from "./proxyOptionsChecks";
import { checkResponses } from "./responseChecks";
import { checkUserlists } from "./userlistChecks";
import { checkResolvers } from "./resolversChecks";
import { inputs } from "./schema";
import { checkMaps } from "./mapChecks";
import { checkModes } from "./modeChecks";
import { checkSharedNames } from "./nameChecks";
import { warnOfRedirects, warnOfUnreached } from "./routingWarnings";
import { reportSchemaFaults, unlessRefused, withoutRefused } from "./schemaFaults";
import { checkRelease } from "./releaseChecks";
import { warnOfQuickTarpits } from "./tarpitWarnings";

export { type Fault, InvalidInputs, type Warning } from "./faults";
export type * from "./model";

/**
 * Turns the resolved inputs of the component into a complete, consistent model.
 *
 * @throws InvalidInputs with everything that is wrong
 */
export function validate(args: unknown, now: Date = new Date()): { model: Model; warnings: Warning[] } {
  const faults: Fault[] = [];
  const warnings: Warning[] = [];
  const note: Report = (path, message) => faults.push({ path: pathText(path), message });
  const warn: Report = (path, message) => warnings.push({ path: pathText(path), message });

  const parsed = inputs.safeParse(args, { reportInput: true });
  const issues = parsed.error?.issues ?? [];
  reportSchemaFaults(issues, note);
  const report = unlessRefused(issues, note);

  // What the schema accepts is checked also when other parts are refused, so that all faults come at once.
  const draft = withoutRefused(args, issues) as InputsDraft;
  reportDuplicateNames(draft.certificates, ["certificates"], report);
  reportDuplicateNames(draft.certificateAuthorities, ["certificateAuthorities"], report);
  reportDuplicateNames(draft.certificateRevocationLists, ["certificateRevocationLists"], report);
  checkAddresses(draft, report);
  checkCertificates(draft, now, report, warn);
  checkRevocationLists(draft, report);
  checkNamedDefaults(draft, report);
  checkModes(draft, report);
  checkFrontends(draft, report);
  checkAclNumbers(draft, report);
  checkMaps(draft, report, warn);
  checkSharedNames(draft, report, warn);
  checkBackends(draft, report);
  checkResponses(draft, report);
  checkUserlists(draft, report);
  checkIds(draft, report);
  checkGlobal(draft, report);
  checkLogging(draft, report);
  checkStats(draft, report);
  checkReleaseFiles(draft, report);
  checkDefaultServers(draft, report);
  checkHealthChecks(draft, report);
  checkResolvers(draft, report);
  checkMailers(draft, report);
  checkProxyOptions(draft, report);
  checkRelease(draft, report);
  warnOfOpenStats(draft, warn);
  warnOfForeignVirtualIps(draft, warn);
  warnOfHttpDefaults(draft, warn);
  warnOfQuickTarpits(draft, warn);
  warnOfUncoveredHosts(draft, warn);

  if (!parsed.success || faults.length > 0) {
    throw new InvalidInputs(faults);
  }
  warnOfUnreached(parsed.data, warn);
  warnOfRedirects(parsed.data, warn);
  const model = buildModel(parsed.data);
  warnOfUnverifiedNames(parsed.data, model, warn);
  return { model, warnings };
}

/**
 * Checks a connection that became known only after the other inputs.
 *
 * @throws InvalidInputs with everything that is wrong
 */
export function validateConnection(value: unknown, path: Path): void {
  const issues = connection.safeParse(value, { reportInput: true }).error?.issues ?? [];
  const faults: Fault[] = [];
  reportSchemaFaults(issues, (inner, message) =>
    faults.push({ path: pathText([...path, ...inner]), message }),
  );
  if (faults.length > 0) {
    throw new InvalidInputs(faults);
  }
}
