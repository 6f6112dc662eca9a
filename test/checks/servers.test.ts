import { InvalidInputs } from "../../src/faults/faults";
import { validate } from "../../src/validate";
import { minimal } from "../golden/inputs";

/** Inputs as a program in any language could give them. */
type Loose = Record<string, unknown>;

function faultsOf(changes: Loose): string[] {
  try {
    validate({ ...minimal, ...changes });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.faults.map(({ path, message }) => `${path}: ${message}`);
  }
}

const backend = (changes: Loose, more: Loose = {}) => ({
  backends: [{ name: "app", servers: [{ name: "s1", address: "10.0.0.21", port: 80 }], ...changes }],
  ...more,
});
const server = (changes: Loose, more: Loose = {}) =>
  backend({ servers: [{ name: "s1", address: "10.0.0.21", port: 80, ...changes }] }, more);
const template = (changes: Loose, more: Loose = {}) =>
  backend(
    { servers: undefined, serverTemplates: [{ prefix: "s", num: 2, fqdn: "app.internal", ...changes }] },
    more,
  );

describe("a server is refused", () => {
  test.each<[string, Loose, string]>([
    [
      "that is checked at no port",
      server({ port: undefined }),
      "backends[0].servers[0].port: is missing: the health check needs it; give `checkPort` or `check: false` if clients decide on the port",
    ],
    [
      "with two ports",
      server({ portOffset: 1 }),
      "backends[0].servers[0].portOffset: cannot be combined with `port`",
    ],
    [
      "at a port of a Unix socket",
      server({ address: "/run/app.sock" }),
      'backends[0].servers[0].port: does not belong to "/run/app.sock", a Unix socket',
    ],
    [
      "that tracks nothing",
      server({ track: "api/s1" }),
      'backends[0].servers[0].track: there is no backend "api"',
    ],
    [
      "that tracks a server that is not there",
      server({ track: "s2" }),
      'backends[0].servers[0].track: there is no server "s2" in backend "app"',
    ],
    [
      "that is checked and tracks",
      server({ track: "s1", check: true }),
      "backends[0].servers[0].check: cannot be combined with `track`, which takes another server's health",
    ],
    [
      "whose agent has no port",
      server({ agentCheck: true }),
      "backends[0].servers[0].agentPort: is missing: `agentCheck` needs it",
    ],
    [
      "whose errors nobody counts",
      server({ onError: "mark-down" }),
      "backends[0].servers[0].onError: needs `observe`, which counts the errors",
    ],
    [
      "with resolvers that are not there",
      server({ resolvers: "dns" }),
      'backends[0].servers[0].resolvers: there is no entry of `resolvers` with the name "dns"; none is given',
    ],
    [
      "with the number of another",
      backend({
        servers: [
          { name: "s1", address: "10.0.0.21", port: 80, id: 1 },
          { name: "s2", address: "10.0.0.22", port: 80, id: 1 },
        ],
      }),
      'backends[0].servers[1].id: "1" is given twice: it is the value of backends[0].servers[0].id already',
    ],
    [
      "with what a release does not have",
      server({ initState: "down" }, { haproxyVersion: "3.0" }),
      'backends[0].servers[0].initState: this needs HAProxy 3.1; `haproxyVersion` is "3.0"',
    ],
  ])("%s", (_, changes, fault) => {
    expect(faultsOf(changes)).toEqual([fault]);
  });
});

describe("a server template is refused", () => {
  test.each<[string, Loose, string]>([
    [
      "without a port that anything tells",
      template({}),
      "backends[0].serverTemplates[0].port: is missing: only SRV records give the port",
    ],
    [
      "for SRV records without DNS servers",
      template({ fqdn: "_http._tcp.app.internal" }),
      'backends[0].serverTemplates[0].resolvers: is missing: only DNS servers know SRV records such as "_http._tcp.app.internal"',
    ],
    [
      "with a number and a range",
      template({ port: 80, range: "1-2" }),
      "backends[0].serverTemplates[0].num: set exactly one of `num` and `range`",
    ],
  ])("%s", (_, changes, fault) => {
    expect(faultsOf(changes)).toEqual([fault]);
  });
});

describe("options are refused", () => {
  test.each<[string, Loose, ...string[]]>([
    [
      "of the other mode",
      backend({ mode: "tcp", forwardfor: {} }, { frontends: [{ name: "web", binds: [{ port: 80 }] }] }),
      "backends[0].forwardfor: is for http mode only; this backend is in tcp mode",
    ],
    [
      "that haproxy warns of in the other mode",
      {
        defaults: { mode: "tcp" },
        ...backend({ acceptInvalidHttpResponse: true }),
        frontends: [
          { name: "web", binds: [{ port: 80 }], logFields: [{ name: "agent", requestHeader: "UA" }] },
        ],
      },
      "frontends[0].logFields[0].requestHeader: is for http mode only; this frontend is in tcp mode",
      "backends[0].acceptInvalidHttpResponse: is for http mode only; this backend is in tcp mode",
    ],
    [
      "that contradict each other",
      backend({ redispatch: false, redispatchInterval: 1 }),
      "backends[0].redispatchInterval: has no effect with `redispatch: false`",
    ],
    [
      "that no retry knows",
      backend({ retryOn: ["418"] }),
      'backends[0].retryOn[0]: "418" is not a reason to retry: conn-failure, empty-response, junk-response, response-timeout, ' +
        "0rtt-rejected, all-retryable-errors, none, or one of the statuses 401, 403, 404, 408, 425, 500, 501, 502, 503, 504",
    ],
    [
      "for DNS servers that there are none of",
      { resolvers: [{ name: "dns" }] },
      "resolvers[0]: has no DNS server: give `nameservers`, or `parseResolvConf: true`",
    ],
    [
      "for alerts that no mail server takes",
      backend({ emailAlert: { mailers: "mx", from: "a@example.com", to: "b@example.com" } }),
      'backends[0].emailAlert.mailers: there is no group of mail servers "mx"; none is given',
    ],
  ])("%s", (_, changes, ...faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
