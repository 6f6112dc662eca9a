import type { Check, ModelCheck } from "./check";
import { checkAddresses, warnOfForeignVirtualIps } from "./binds/addresses";
import { checkReleaseFiles } from "./files/releaseFiles";
import { checkHealthChecks } from "./health/healthChecks";
import { checkGlobal, checkStats, warnOfOpenStats } from "./process/global";
import { checkLogging } from "./process/logging";
import { checkDuplicateNames } from "./references/duplicateNames";
import { checkIds } from "./references/ids";
import { checkSharedNames } from "./references/sharedNames";
import { checkRelease } from "./releases/releases";
import { checkAclNumbers } from "./routing/conditions";
import { checkMaps } from "./routing/maps";
import { warnOfRedirects, warnOfUnreached } from "./routing/unreached";
import { checkResponses } from "./rules/responses";
import { warnOfQuickTarpits } from "./rules/tarpits";
import { checkBackends } from "./sections/backends";
import { checkNamedDefaults, warnOfHttpDefaults } from "./sections/defaults";
import { checkFrontends } from "./sections/frontends";
import { checkMailers } from "./sections/mailers";
import { checkModes } from "./sections/modes";
import { checkProxyOptions } from "./sections/proxyOptions";
import { checkResolvers } from "./sections/resolvers";
import { checkUserlists } from "./sections/userlists";
import { checkDefaultServers } from "./servers/servers";
import { checkCertificates, checkRevocationLists, warnOfUncoveredHosts } from "./tls/certificates";
import { warnOfUnverifiedNames } from "./tls/serverNames";

/** The checks of inputs against each other, by theme. Checks of single frontends and backends are in `sections`. */
const byTheme = {
  references: [checkDuplicateNames, checkSharedNames, checkIds],
  binds: [checkAddresses, warnOfForeignVirtualIps],
  tls: [checkCertificates, checkRevocationLists, warnOfUncoveredHosts],
  sections: [
    checkNamedDefaults,
    warnOfHttpDefaults,
    checkModes,
    checkFrontends,
    checkBackends,
    checkProxyOptions,
    checkUserlists,
    checkResolvers,
    checkMailers,
  ],
  routing: [checkAclNumbers, checkMaps],
  rules: [checkResponses, warnOfQuickTarpits],
  files: [checkReleaseFiles],
  servers: [checkDefaultServers],
  health: [checkHealthChecks],
  process: [checkGlobal, checkLogging, checkStats, warnOfOpenStats],
  releases: [checkRelease],
} satisfies Record<string, Check[]>;

export const checks: readonly Check[] = Object.values(byTheme).flat();

/** The warnings about faultless inputs. */
export const modelChecks: readonly ModelCheck[] = [warnOfUnreached, warnOfRedirects, warnOfUnverifiedNames];
