import { isIP } from "node:net";
import { posix } from "node:path";
import { checkBindTls } from "../tls/bindTls";
import { present } from "../../faults/given";
import type { BindDraft, FrontendDraft, InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";
import { type Path, pathText, type Report, show } from "../../faults/faults";
import { modeOf } from "../../expand/proxyMode";
import { peers } from "../../schema/peers";
import { stats } from "../../schema/stats";
import { canonicalAddress } from "../../values";

/** Checks each bind of a frontend. */
export function checkBinds(inputs: InputsDraft, frontend: FrontendDraft, path: Path, report: Report): void {
  const mode = modeOf(frontend, inputs);
  reportDuplicates(
    (frontend.binds ?? []).map((bind) => bind?.id?.toString()),
    (index) => [...path, "binds", index, "id"],
    report,
  );
  for (const [bind, index] of present(frontend.binds)) {
    const at = [...path, "binds", index];
    checkListening(bind, at, report);
    checkBindTls(inputs, bind, mode, at, report);
  }
}

const isUnix = ({ address = "" }: BindDraft) => /^(?:unix|abns)@/.test(address);

function checkListening(bind: BindDraft, path: Path, report: Report): void {
  const { address, port, portRangeEnd, v4v6, transparent, id } = bind;
  const refuse = (fields: Record<string, unknown>, reason: string) => {
    for (const [key, value] of Object.entries(fields)) {
      if (value !== undefined && value !== false) report([...path, key], reason);
    }
  };
  if (isUnix(bind)) {
    const { interface: device, deferAccept, tfo, tcpUt, mss, quic } = bind;
    const ofNetworks = {
      port,
      portRangeEnd,
      v4v6,
      interface: device,
      transparent,
      deferAccept,
      tfo,
      tcpUt,
      mss,
      quic,
    };
    refuse(ofNetworks, `is for sockets with a port; ${show(address)} is none`);
  } else if (port === undefined) {
    report([...path, "port"], "is missing: a number is needed, except for unix@ and abns@ addresses");
  }
  if (address?.startsWith("unix@") !== true) {
    const { user, group, uid, gid, mode } = bind;
    refuse({ user, group, uid, gid, mode }, "is for unix@ addresses only");
  }
  if (portRangeEnd !== undefined && portRangeEnd <= (port ?? 0)) {
    report([...path, "portRangeEnd"], `${portRangeEnd} is not above \`port\``);
  }
  if (id !== undefined && portRangeEnd !== undefined) {
    report([...path, "id"], "is for a single socket; this bind has a range of ports");
  }
  if (v4v6 && address !== "::" && address !== "quic6@::") {
    report([...path, "v4v6"], "is for the address `::` only");
  }
  if (transparent && (address === undefined || ["0.0.0.0", "::"].includes(address))) {
    report([...path, "transparent"], "needs an `address`: it would intercept all traffic to this port");
  }
}

const ownSockets = ["/run/haproxy/admin.sock", "/run/haproxy/health.sock", "/run/haproxy-master.sock"];

/** Reports a socket that the pair itself needs. */
function checkNotOwn(address: string, path: Path, report: Report): void {
  const file = posix.normalize(address.replace(/^unix@/, "")).replace(/^\/var\/run\//, "/run/");
  if (ownSockets.includes(file)) {
    report(path, `${show(address)} is one of the pair's own sockets; choose another path`);
  }
}

const page = stats.parse({});
const defaultPeers = peers.parse({});

/** Reports sockets that another bind, the statistics page or the pair itself listens on. */
export function checkSockets(inputs: InputsDraft, report: Report): void {
  for (const [{ address = "" }, index] of present(inputs.global?.statsSockets)) {
    checkNotOwn(address, ["global", "statsSockets", index, "address"], report);
  }
  const { enabled = page.enabled, address = page.address, port = page.port } = inputs.stats ?? {};
  const binds = present(inputs.frontends).flatMap(([frontend, index]) =>
    present(frontend.binds).map(([bind, position]) => ({
      bind,
      path: ["frontends", index, "binds", position] as Path,
    })),
  );
  const own: { bind: BindDraft; path: Path }[] = [
    ...(enabled ? [{ bind: { address, port }, path: ["stats"] }] : []),
    ...present(inputs.nodes).map(([node]) => ({
      bind: { address: node.address ?? "0.0.0.0", port: inputs.peers?.port ?? defaultPeers.port },
      path: ["peers"],
    })),
  ];
  const takenBy = new Map<string, Path>();
  for (const { bind, path } of binds) checkNotOwn(bind.address ?? "", [...path, "address"], report);
  for (const { bind, path } of [...binds, ...own]) {
    const sockets = socketsOf(bind);
    const taken = sockets.map((socket) => takenBy.get(socket)).find((earlier) => earlier !== undefined);
    if (taken !== undefined) {
      const key = bind.port === undefined ? "address" : "port";
      const what = bind.portRangeEnd === undefined ? bind[key] : `${bind.port}-${bind.portRangeEnd}`;
      report(
        [...path, key],
        `${what} is taken: ${pathText([...taken, key])} listens on the same address and port`,
      );
    }
    sockets.forEach((socket) => takenBy.set(socket, path));
  }
}

/** Returns the sockets of a bind. An address and port can have one for each interface or set of threads. */
function socketsOf(bind: BindDraft): string[] {
  const { address, port, portRangeEnd, v4v6, quic, interface: device = "", thread = "" } = bind;
  if (port === undefined) return address === undefined ? [] : [address];
  const [, family = "", host = address] = /^(quic)[46]@(.*)$/.exec(address ?? "") ?? [];
  const isEvery = host === undefined || (host === "::" && v4v6);
  const hosts = isEvery ? ["0.0.0.0", "::"] : [isIP(host) === 0 ? host : canonicalAddress(host)];
  const protocols = family === "quic" ? ["udp"] : quic ? ["tcp", "udp"] : ["tcp"];
  const ports = Array.from(
    { length: Math.max(1, (portRangeEnd ?? port) - port + 1) },
    (_, index) => port + index,
  );
  return protocols.flatMap((protocol) =>
    hosts.flatMap((listening) =>
      ports.map((number) => [protocol, device, thread, listening, number].join(" ")),
    ),
  );
}
