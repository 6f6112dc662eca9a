import { validate } from "../../src/validate";
import { minimal } from "../golden/inputs";
import { faultsOf } from "./faultsOf";

const backend = { name: "app", servers: [{ name: "app-1", address: "10.0.0.21", port: 8080 }] };
const tcp = { name: "plain", mode: "tcp" };

describe("named defaults", () => {
  test("pass their mode on, also through other named defaults", () => {
    const { model } = validate({
      ...minimal,
      namedDefaults: [tcp, { name: "slow", from: "plain", timeouts: { server: "5m" } }],
      frontends: [{ name: "web", from: "slow", binds: [{ port: 80 }], defaultBackend: "app" }],
      backends: [{ ...backend, from: "plain" }],
    });
    expect(model.frontends[0]).toMatchObject({ mode: "tcp", tcplog: true, httpRequestRules: [] });
    expect(model.backends[0]).toMatchObject({ mode: "tcp" });
  });

  test("get the same safe settings as `defaults`, except those they set", () => {
    const { model } = validate({
      ...minimal,
      defaults: { retries: 7 },
      namedDefaults: [{ ...tcp, redispatch: false, timeouts: { server: "5m" } }],
    });
    const { timeouts } = model.defaults;
    expect(model.namedDefaults).toEqual([
      { ...model.defaults, ...tcp, retries: 3, redispatch: false, timeouts: { ...timeouts, server: "5m" } },
    ]);
  });

  test.each([
    [
      "that are not there",
      { frontends: [{ name: "web", from: "tpc", binds: [{ port: 80 }] }], namedDefaults: [tcp] },
      'frontends[0].from: there is no entry of `namedDefaults` with the name "tpc"; there are plain',
    ],
    [
      "for a backend that are not there",
      { backends: [{ ...backend, from: "plain" }] },
      'backends[0].from: there is no entry of `namedDefaults` with the name "plain"; none is given',
    ],
    [
      "that come later",
      { namedDefaults: [{ name: "slow", from: "plain" }, tcp] },
      'namedDefaults[0].from: there is no entry of `namedDefaults` before this one with the name "plain"; none is given',
    ],
    ["with the same name", { namedDefaults: [tcp, tcp] }, 'namedDefaults[1].name: "plain" is given twice'],
    [
      "of another mode",
      { backends: [{ ...backend, from: "plain" }], namedDefaults: [tcp] },
      'frontends[0].defaultBackend: backend "app" is in tcp mode, this frontend in http mode',
    ],
    [
      "in a release without",
      { haproxyVersion: "2.2", namedDefaults: [tcp] },
      'namedDefaults: this needs HAProxy 2.4; `haproxyVersion` is "2.2"',
    ],
  ])("%s are a fault", (_, changes, fault) => {
    expect(faultsOf(changes)).toEqual([expect.stringContaining(fault)]);
  });

  test("with options that tcp mode cannot take back are warned of", () => {
    const { warnings } = validate({
      ...minimal,
      defaults: { forwardfor: {} },
      namedDefaults: [tcp],
      backends: [
        backend,
        { ...backend, name: "raw", mode: "tcp" },
        { ...backend, name: "other", from: "plain" },
      ],
    });
    expect(warnings.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      "backends[1]: is in tcp mode, but starts from defaults with `forwardfor`: haproxy warns about that; " +
        "set `from` to named defaults of its own",
    ]);
  });
});
