import { type BindDraft, type FrontendDraft, type InputsDraft, present, type RuleDraft } from "./draft";
import { reportDuplicateNames } from "./duplicates";
import { checkAcls } from "./conditionChecks";
import { httpRequestActions } from "../syntax/rules";
import { type Path, pathText, type Report, show } from "./faults";
import { checkFields } from "./fieldChecks";
import { checkStickTable } from "./persistenceChecks";
import { modeOf } from "./proxyMode";
import { checkRouting } from "./routingChecks";
import { authorityNames, certificateNames } from "./references";
import { canonicalAddress } from "./values";

/** Checks the frontends against each other, against what they refer to and within themselves. */
export function checkFrontends(inputs: InputsDraft, report: Report): void {
  reportDuplicateNames(inputs.frontends, ["frontends"], report);
  checkSockets(inputs, report);
  for (const [frontend, index] of present(inputs.frontends)) {
    const path = ["frontends", index];
    checkMode(inputs, frontend, path, report);
    for (const [bind, position] of present(frontend.binds)) {
      checkBind(inputs, bind, [...path, "binds", position], report);
    }
    checkStickTable(frontend.stickTable, [...path, "stickTable"], report);
    checkAcls(inputs, frontend, path, report);
    if (frontend.monitorFail !== undefined && frontend.monitorUri === undefined) {
      report([...path, "monitorFail"], "needs `monitorUri`");
    }
    checkRouting(inputs, frontend, path, report);
    for (const [rule, position] of present(frontend.httpRequestRules)) {
      checkRule(rule, [...path, "httpRequestRules", position], report);
    }
  }
}

function checkSockets(inputs: InputsDraft, report: Report): void {
  const { enabled = true, address = "127.0.0.1", port = 8404 } = inputs.stats ?? {};
  const binds = present(inputs.frontends).flatMap(([frontend, index]) =>
    present(frontend.binds).map(([bind, position]) => ({
      bind,
      path: ["frontends", index, "binds", position, "port"] as Path,
    })),
  );
  const takenBy = new Map<string, Path>();
  for (const { bind, path } of [
    ...binds,
    ...(enabled ? [{ bind: { address, port }, path: ["stats", "port"] as Path }] : []),
    ...present(inputs.nodes).map(([node]) => ({
      bind: { address: node.address ?? "0.0.0.0", port: inputs.peers?.port ?? 10_000 },
      path: ["peers", "port"] as Path,
    })),
  ]) {
    const addresses = bind.address === undefined ? ["0.0.0.0", "::"] : [canonicalAddress(bind.address)];
    const sockets = addresses.map((listening) => `${listening} ${bind.port ?? ""}`);
    const taken = sockets.map((socket) => takenBy.get(socket)).find((earlier) => earlier !== undefined);
    if (bind.port !== undefined && taken !== undefined) {
      report(path, `${bind.port} is taken: ${pathText(taken)} listens on the same address and port`);
    }
    sockets.forEach((socket) => takenBy.set(socket, path));
  }
}

function checkMode(inputs: InputsDraft, frontend: FrontendDraft, path: Path, report: Report): void {
  if (modeOf(frontend, inputs) !== "tcp") {
    return;
  }
  const refuse = (fields: Record<string, unknown>, at: Path) => {
    for (const [key, value] of Object.entries(fields)) {
      if (Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false) {
        report([...at, key], "is for http mode only; this frontend is in tcp mode");
      }
    }
  };
  const { redirectToHttps, forwardedHeaders, trustedProxies, httpRequestRules, timeouts = {} } = frontend;
  const { monitorUri, monitorFail } = frontend;
  const { httpRequest, httpKeepAlive } = timeouts;
  refuse(
    { redirectToHttps, forwardedHeaders, trustedProxies, httpRequestRules, monitorUri, monitorFail },
    path,
  );
  refuse({ httpRequest, httpKeepAlive }, [...path, "timeouts"]);
}

function checkBind(inputs: InputsDraft, bind: BindDraft, path: Path, report: Report): void {
  const authorities = authorityNames(inputs);
  present(bind.certificates).forEach(([name, index]) => {
    certificateNames(inputs).check(name, [...path, "certificates", index], report);
  });
  authorities.check(bind.certificateAuthority, [...path, "certificateAuthority"], report);

  const { strictSni, alpn, verify, certificateAuthority } = bind;
  if ((bind.certificates ?? []).length === 0) {
    for (const [key, value] of Object.entries({ strictSni, alpn, verify, certificateAuthority })) {
      if (value !== undefined && value !== false) {
        report([...path, key], "needs `certificates`: without them there is no TLS here");
      }
    }
    return;
  }
  if ((verify === "optional" || verify === "required") && certificateAuthority === undefined) {
    report([...path, "verify"], `${show(verify)} needs \`certificateAuthority\` to verify clients against`);
  }
  if (verify === "none" && certificateAuthority !== undefined) {
    report([...path, "certificateAuthority"], 'has no effect with `verify` "none"; leave one of them out');
  }
}

function checkRule(rule: RuleDraft, path: Path, report: Report): void {
  const { action, ...fields } = rule;
  if (action !== undefined) {
    checkFields(
      { ...fields, condition: undefined },
      httpRequestActions[action],
      `action ${show(action)}`,
      path,
      report,
    );
  }
}
