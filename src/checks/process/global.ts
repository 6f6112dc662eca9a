import type { Findings } from "../check";
import { checkAcls } from "../routing/conditions";
import { present } from "../../faults/given";
import type { InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";
import { pathText, show } from "../../faults/faults";
import { global as schema } from "../../schema/global";
import { cpuMap as cpuMapSchema } from "../../schema/process";
import { stats as statsSchema } from "../../schema/stats";
import { fileNames, Names } from "../references/names";

/** Returns the file descriptors of the connections and of haproxy itself. */
const descriptorsFor = (maxconn: number) => 2 * maxconn + 200;

const defaultMaxconn = schema.shape.maxconn.parse(undefined);
const allThreads = cpuMapSchema.shape.threads.parse(undefined);
const page = statsSchema.parse({});

/** Checks the limits of the process against each other. */
export function checkGlobal(inputs: InputsDraft, { report }: Findings): void {
  const { global = {} } = inputs;
  const {
    maxconn = defaultMaxconn,
    nbthread,
    ulimitN,
    fdHardLimit,
    cpuMap,
    uid,
    user,
    gid,
    group,
    tune = {},
  } = global;
  for (const [key, limit] of Object.entries({ ulimitN, fdHardLimit })) {
    if (limit !== undefined && limit < descriptorsFor(maxconn)) {
      report(
        ["global", key],
        `${limit} is too few for \`maxconn\` ${maxconn}, which needs ${descriptorsFor(maxconn)} file descriptors`,
      );
    }
  }
  if (uid !== undefined && user !== undefined) report(["global", "uid"], "cannot be combined with `user`");
  if (gid !== undefined && group !== undefined) report(["global", "gid"], "cannot be combined with `group`");
  for (const [{ auto, threads = allThreads, cpus }, index] of present(cpuMap)) {
    const path = ["global", "cpuMap", index];
    const last = Math.max(...(threads.match(/\d+/g) ?? ["0"]).map(Number));
    if (nbthread !== undefined && last > nbthread) {
      report([...path, "threads"], `${show(threads)} is beyond the ${nbthread} threads of \`nbthread\``);
    }
    const counted = count([threads]);
    const available = count(present(cpus).map(([range]) => range));
    if (auto === true && counted !== undefined && counted !== available) {
      report(
        [...path, "auto"],
        `needs as many processors as threads; there are ${counted} threads and ${available ?? 0} processors`,
      );
    }
  }
  fileNames(inputs).check(global.sslDhParamFile, ["global", "sslDhParamFile"], report);
  const { bufsize = 16384, maxrewrite } = tune;
  if (maxrewrite !== undefined && maxrewrite > bufsize / 2) {
    report(["global", "tune", "maxrewrite"], `${maxrewrite} is more than half of \`bufsize\`, ${bufsize}`);
  }
  reportDuplicates(
    (global.statsSockets ?? []).map((socket) => socket?.address),
    (index) => ["global", "statsSockets", index, "address"],
    report,
  );
}

/** Returns the size of ranges such as 0 and 2-3, or undefined for a name such as `all`. */
function count(ranges: readonly string[]): number | undefined {
  const sizes = ranges.map((range) => {
    const [first = NaN, last = first] = range.split("-").map(Number);
    return last - first + 1;
  });
  const sum = sizes.reduce((sum, size) => sum + size, 0);
  return Number.isNaN(sum) ? undefined : sum;
}

/** Checks the statistics page and its references. */
export function checkStats(inputs: InputsDraft, { report }: Findings): void {
  const {
    certificates,
    scope,
    admin,
    enabled = page.enabled,
    uri,
    prometheus = page.prometheus,
  } = inputs.stats ?? {};
  if (enabled && prometheus && uri === "/metrics") {
    report(
      ["stats", "uri"],
      `${show(uri)} is the path for Prometheus; give the page another path, or \`prometheus: false\``,
    );
  }
  checkAcls(inputs, { acls: [], ...{ admin } }, ["stats"], report);
  const known = new Names("certificate", inputs.certificates);
  present(certificates).forEach(([name, index]) => {
    known.check(name, ["stats", "certificates", index], report);
  });
  const proxies = new Names("frontend or backend", [...(inputs.frontends ?? []), ...(inputs.backends ?? [])]);
  present(scope).forEach(([name, index]) => {
    proxies.check(name, ["stats", "scope", index], report);
  });
}

/** Warns about statistics that every network can request. */
export function warnOfOpenStats({ stats = {} }: InputsDraft, { warn }: Findings): void {
  const { enabled = page.enabled, address = page.address, allow = page.allow } = stats;
  if (enabled && address !== "::1" && !address.startsWith("127.") && allow.length === 0) {
    warn(
      ["stats", "allow"],
      `is not given: only the password protects ${pathText(["stats"])} from everyone who reaches ${address}; list the allowed networks`,
    );
  }
}
