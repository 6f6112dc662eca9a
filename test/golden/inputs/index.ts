import type { HaproxyPairArgs } from "../../../src/args";
import { everything } from "./everything";
import { healthChecks } from "./healthChecks";
import { ipv6 } from "./ipv6";
import { minimal } from "./minimal";
import { observability } from "./observability";
import { oldest } from "./oldest";
import { persistence } from "./persistence";
import { routing } from "./routing";
import { rules } from "./rules";
import { mail, newestServers, options, servers } from "./servers";
import { protection } from "./protection";
import { shop } from "./shop";
import { tcpServices } from "./tcpServices";
import { quic, tls } from "./tls";
import { newerTuning, olderOptions, tuning } from "./tuning";

export {
  everything,
  ipv6,
  minimal,
  observability,
  oldest,
  persistence,
  quic,
  routing,
  rules,
  shop,
  tls,
  tuning,
};

/** The inputs of the golden files, by name. */
export const cases: Record<string, HaproxyPairArgs> = {
  minimal,
  shop,
  oldest,
  ipv6,
  everything,
  persistence,
  protection,
  routing,
  rules,
  options,
  servers,
  newestServers,
  mail,
  tcpServices,
  healthChecks,
  tls,
  quic,
  observability,
  tuning,
  olderOptions,
  newerTuning,
};
