import { valuesSince } from "../../src/checks/releases/inputReleases";
import { inputs } from "../../src/schema/inputs";
import { inputNotes } from "../../src/syntax/sections";
import { authority, certificate } from "../golden/certificates";
import { faultsOf, type Loose } from "./faultsOf";
import { keysOf } from "../schema/schemaKeys";

const web = { name: "web", binds: [{ port: 80 }], defaultBackend: "app" };
const server = { name: "s1", address: "10.0.0.21", port: 80 };
const mailers = [{ name: "alerts", servers: [{ name: "mx1", address: "10.0.0.25" }] }];
const emailAlert = { mailers: "alerts", from: "lb@example.com", to: "operators@example.com" };

test("the tables of releases name inputs that exist", () => {
  const known = new Set(keysOf(inputs).map((path) => path.split(".").at(-1)?.replace("[]", "")));
  const named = [...Object.keys(valuesSince), ...inputNotes().map(({ input }) => input)].map((pattern) =>
    pattern
      .replace(/\^?=.*/, "")
      .split(".")
      .filter((step) => step !== "*")
      .at(-1),
  );
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});

test.each<[string, string, Loose, string[]]>([
  [
    "a step of a health check",
    "2.4",
    {
      defaults: {
        httpCheck: { steps: [{ action: "set-var-fmt", name: "check.a", format: "b" }, { action: "send" }] },
      },
    },
    ['defaults.httpCheck.steps[0].action: "set-var-fmt" needs HAProxy 2.5; `haproxyVersion` is "2.4"'],
  ],
  [
    "an option of a server of `defaultServer`",
    "3.0",
    { backends: [{ name: "app", servers: [server], defaultServer: { idlePing: "5s" } }] },
    ['backends[0].defaultServer.idlePing: this needs HAProxy 3.2; `haproxyVersion` is "3.0"'],
  ],
  [
    "the name of an error to ignore, but not its number,",
    "2.6",
    {
      certificates: [certificate("site")],
      certificateAuthorities: [authority("internal")],
      frontends: [
        {
          ...web,
          binds: [
            {
              port: 443,
              certificates: ["site"],
              certificateAuthority: "internal",
              crtIgnoreErr: ["10", "X509_V_ERR_CERT_HAS_EXPIRED"],
            },
          ],
        },
      ],
    },
    [
      'frontends[0].binds[0].crtIgnoreErr[1]: "X509_V_ERR_CERT_HAS_EXPIRED" needs HAProxy 2.8; `haproxyVersion` is "2.6"',
    ],
  ],
  [
    "an action in one list of rules",
    "2.4",
    {
      frontends: [
        {
          ...web,
          tcpRequestRules: [{ action: "set-nice", nice: 1 }],
          httpRequestRules: [{ action: "set-nice", nice: 1 }],
        },
      ],
    },
    ['frontends[0].tcpRequestRules[0].action: "set-nice" needs HAProxy 2.5; `haproxyVersion` is "2.4"'],
  ],
  [
    "mail, of which 3.2 warns",
    "3.2",
    { mailers, defaults: { emailAlert } },
    [
      'mailers: is for HAProxy up to 3.1; for "3.2", use syslog, with `logs` and `logHealthChecks`, or mail from a Lua script',
      'defaults.emailAlert: is for HAProxy up to 3.1; for "3.2", use syslog, with `logs` and `logHealthChecks`, or mail from a Lua script',
    ],
  ],
])("%s is refused where the release lacks it", (_, haproxyVersion, changes, faults) => {
  expect(faultsOf({ haproxyVersion, ...changes })).toEqual(faults);
});

test("mail is taken for the last release that has it without a warning", () => {
  expect(faultsOf({ haproxyVersion: "3.1", mailers, defaults: { emailAlert } })).toEqual([]);
});
