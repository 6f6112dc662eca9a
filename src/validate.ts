import { checkAddresses, warnOfForeignVirtualIps } from "./checks/binds/addresses";
import { checkBackends } from "./checks/sections/backends";
import { checkCertificates, checkRevocationLists, warnOfUncoveredHosts } from "./checks/tls/certificates";
import { checkAclNumbers } from "./checks/routing/conditions";
import { checkNamedDefaults, warnOfHttpDefaults } from "./checks/sections/defaults";
import type { InputsDraft } from "./model/draft";
import { reportDuplicateNames } from "./faults/duplicates";
import { type Fault, InvalidInputs, type Path, pathText, type Report, type Warning } from "./faults/faults";
import { checkFrontends } from "./checks/sections/frontends";
import { checkHealthChecks } from "./checks/health/healthChecks";
import { checkGlobal, checkStats, warnOfOpenStats } from "./checks/process/global";
import { checkIds } from "./checks/references/ids";
import { checkLogging } from "./checks/process/logging";
import { checkMailers } from "./checks/sections/mailers";
import { buildModel } from "./expand";
import type { Model } from "./model/model";
import { connection } from "./schema/node";
import { checkDefaultServers } from "./checks/servers/servers";
import { warnOfUnverifiedNames } from "./checks/tls/serverNames";
import { checkReleaseFiles } from "./checks/files/releaseFiles";
import { checkProxyOptions } from "./checks/sections/proxyOptions";
import { checkResponses } from "./checks/rules/responses";
import { checkUserlists } from "./checks/sections/userlists";
import { checkResolvers } from "./checks/sections/resolvers";
import { inputs } from "./schema/inputs";
import { checkMaps } from "./checks/routing/maps";
import { checkModes } from "./checks/sections/modes";
import { checkSharedNames } from "./checks/references/sharedNames";
import { warnOfRedirects, warnOfUnreached } from "./checks/routing/unreached";
import { reportSchemaFaults, unlessRefused, withoutRefused } from "./faults/schemaFaults";
import { checkRelease } from "./checks/releases/releases";
import { warnOfQuickTarpits } from "./checks/rules/tarpits";

export { type Fault, InvalidInputs, type Warning } from "./faults/faults";
export type * from "./model/model";

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
