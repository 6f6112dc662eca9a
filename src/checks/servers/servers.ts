import type { Findings } from "../check";
import { isSocket } from "../../language/socket";
import { checkServerTls } from "../tls/serverTls";
import { present } from "../../faults/given";
import type { BackendDraft, InputsDraft, HealthChecksDraft, ServerDraft } from "../../model/draft";
import { reportDuplicateNames, reportDuplicates } from "../../faults/duplicates";
import { type Path, type Report, show } from "../../faults/faults";
import { inputsAt } from "../rules/fields";
import { defaultsOf } from "../../expand/proxyMode";
import { Names } from "../references/names";

type Options = Partial<ServerDraft>;
type Template = NonNullable<NonNullable<BackendDraft["serverTemplates"]>[number]>;

/** The inputs that give a backend without servers a purpose. */
const otherPurposes = [
  "stickTable",
  "stick",
  "serverTemplates",
  "httpRequestRules",
  "tcpRequestRules",
  "extraLines",
];

/** Checks the servers of a backend. */
export function checkServers(inputs: InputsDraft, backend: BackendDraft, path: Path, report: Report): void {
  const { servers, serverTemplates, defaultServer = {} } = backend;
  if (!otherPurposes.concat("servers").some((key) => key in backend)) {
    report([...path, "servers"], "is missing: a list is needed");
  }
  reportDuplicateNames(servers, [...path, "servers"], report);
  const names = new Names("server here with the name", servers);
  for (const [{ server }, index] of present(backend.useServers)) {
    names.check(server, [...path, "useServers", index, "server"], report);
  }
  reportDuplicates(
    (servers ?? []).map((server) => server?.id?.toString()),
    (index) => [...path, "servers", index, "id"],
    report,
  );
  const fromDefaults = inheritedFrom(inputs, backend.from);
  const stepsKnowPort = connectsToPort(backend) || connectsToPort(inputs.defaults ?? {});
  // Checks may use TLS without the traffic, and some servers without the others.
  const checkSsl = hasTlsSteps(backend) || fromDefaults.checkSsl;
  const someSsl = present(servers).some(([server]) => server.ssl === true) || fromDefaults.ssl;
  const inherited = { ...fromDefaults, checkSsl, ...defaultServer };
  checkOptions(
    inputs,
    defaultServer,
    { ...fromDefaults, checkSsl, ssl: someSsl },
    [...path, "defaultServer"],
    report,
  );
  for (const [server, index] of present(servers)) {
    const at = [...path, "servers", index];
    checkOptions(inputs, server, inherited, at, report);
    checkTrack(inputs, backend, server, at, report);
    checkPort(stepsKnowPort, server, { ...inherited, ...server }, at, report);
  }
  for (const [template, index] of present(serverTemplates)) {
    const at = [...path, "serverTemplates", index];
    checkOptions(inputs, template, inherited, at, report);
    checkTrack(inputs, backend, template, at, report);
    checkTemplate(template, { ...inherited, ...template }, at, report);
  }
}

/** Returns whether health check steps use TLS, with the servers' options. */
const hasTlsSteps = ({ httpCheck, tcpCheck }: BackendDraft): boolean =>
  [...present(httpCheck?.steps), ...present(tcpCheck?.steps)].some(([{ ssl }]) => ssl === true);

/** Checks the `defaultServer` of defaults. */
export function checkDefaultServers(inputs: InputsDraft, { report }: Findings): void {
  const check = (own: Options | undefined, inherited: Options, path: Path) => {
    if (own !== undefined) checkOptions(inputs, own, inherited, [...path, "defaultServer"], report);
  };
  check(inputs.defaults?.defaultServer, {}, ["defaults"]);
  for (const [{ from, defaultServer }, index] of present(inputs.namedDefaults)) {
    const inherited = from === undefined ? {} : inheritedFrom(inputs, from);
    check(defaultServer, inherited, ["namedDefaults", index]);
  }
}

const inheritedFrom = (inputs: InputsDraft, from: string | undefined): Options =>
  defaultsOf<Pick<BackendDraft, "defaultServer">>({ from }, inputs).reduceRight<Options>(
    (inherited, { defaultServer }) => ({ ...inherited, ...defaultServer }),
    {},
  );

function checkOptions(
  inputs: InputsDraft,
  own: Options,
  inherited: Options,
  path: Path,
  report: Report,
): void {
  checkServerTls(inputs, own, inherited, path, report);
  new Names("entry of `resolvers` with the name", inputs.resolvers).check(
    own.resolvers,
    [...path, "resolvers"],
    report,
  );
  const all = { ...inherited, ...own };
  for (const key of ["errorLimit", "onError"] as const) {
    if (own[key] !== undefined && all.observe === undefined) {
      report([...path, key], "needs `observe`, which counts the errors");
    }
  }
  if (own.agentCheck && all.agentPort === undefined) {
    report([...path, "agentPort"], "is missing: `agentCheck` needs it");
  }
  if (own.track !== undefined && own.check) {
    report([...path, "check"], "cannot be combined with `track`, which takes another server's health");
  }
}

function checkTrack(
  { backends }: InputsDraft,
  backend: BackendDraft,
  { track }: Options,
  path: Path,
  report: Report,
): void {
  if (track === undefined) return;
  const [name = "", of] = track.split("/").reverse();
  const tracked =
    of === undefined ? backend : present(backends).find(([candidate]) => candidate.name === of)?.[0];
  if (tracked === undefined) {
    report([...path, "track"], `there is no backend ${show(of)}`);
  } else if (!present(tracked.servers).some(([server]) => server.name === name)) {
    report([...path, "track"], `there is no server ${show(name)} in backend ${show(tracked.name)}`);
  }
}

/** Checks that a health check has a port. */
function checkPort(
  stepsKnowPort: boolean,
  server: ServerDraft,
  all: Options,
  path: Path,
  report: Report,
): void {
  const { address, port, portOffset } = server;
  if (port !== undefined && portOffset !== undefined) {
    report([...path, "portOffset"], "cannot be combined with `port`");
  }
  if (address !== undefined && isSocket(address)) {
    for (const [key, value] of Object.entries({ port, portOffset })) {
      if (value !== undefined) report([...path, key], `does not belong to ${show(address)}, a Unix socket`);
    }
    return;
  }
  const isChecked = all.check ?? all.track === undefined;
  if (port === undefined && isChecked && all.checkPort === undefined && !stepsKnowPort) {
    report(
      [...path, "port"],
      "is missing: the health check needs it; give `checkPort` or `check: false` if clients decide on the port",
    );
  }
}

/** Returns whether the steps of a health check set the port. */
function connectsToPort({ httpCheck, tcpCheck }: HealthChecksDraft): boolean {
  const steps: readonly ({ port?: number } | undefined)[] = httpCheck?.steps ?? tcpCheck?.steps ?? [];
  return steps.some((step) => step?.port !== undefined);
}

function checkTemplate(template: Template, all: Options, path: Path, report: Report): void {
  const { num, range, fqdn = "", port } = template;
  if ((num === undefined) === (range === undefined)) {
    const about = inputsAt(path, ["num", "range"]);
    report([...path, "num"], "set exactly one of `num` and `range`", about);
  }
  if (fqdn.startsWith("_")) {
    if (all.resolvers === undefined) {
      report([...path, "resolvers"], `is missing: only DNS servers know SRV records such as ${show(fqdn)}`);
    }
    if (port !== undefined) report([...path, "port"], "does not belong to SRV records, which give the port");
  } else if (port === undefined && fqdn !== "") {
    report([...path, "port"], "is missing: only SRV records give the port");
  }
}
