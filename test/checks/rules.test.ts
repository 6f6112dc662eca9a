import { linesOf, readLine } from "../../src/language/section";
import { userlistLines } from "../../src/syntax/userlist";
import { wordsOf } from "../../src/language/words";
import { filesOf } from "../../src/render/files";
import { passwordFiles, renderHaproxyCfg } from "../../src/render";
import { validate } from "../../src/validate";
import { rules } from "../golden/inputs";
import { minimal } from "../golden/inputs";
import { faultsOf, type Loose } from "./faultsOf";

const [frontend] = minimal.frontends as unknown as Loose[];
const [backend] = minimal.backends as unknown as Loose[];
const inFrontend = (given: Loose) => faultsOf({ frontends: [{ ...frontend, ...given }] });
const inBackend = (given: Loose) => faultsOf({ backends: [{ ...backend, ...given }] });
const rule = (given: Loose) => inFrontend({ httpRequestRules: [given] });

describe("rules", () => {
  test("accept only the fields of their action", () => {
    expect(rule({ action: "set-header", name: "X-A", value: "a", realm: "b" })).toEqual([
      'frontends[0].httpRequestRules[0].realm: does not belong to action "set-header"; it takes name, value, format',
    ]);
    expect(rule({ action: "replace-path", value: "/" })).toEqual([
      'frontends[0].httpRequestRules[0].matchRegex: is missing: action "replace-path" needs it',
    ]);
    expect(rule({ action: "set-path", value: "/", format: "/" })).toEqual([
      'frontends[0].httpRequestRules[0].value: action "set-path" needs exactly one of `value` and `format`',
    ]);
  });

  test("set a mark only where haproxy runs as root: else its worker would not start", () => {
    const httpRequestRules = [{ action: "set-mark", mark: "1" }];
    expect(inFrontend({ httpRequestRules })).toEqual([
      'frontends[0].httpRequestRules[0].action: "set-mark" needs root: set `global.user` to "root"',
    ]);
    for (const global of [{ user: "root" }, { uid: 0 }, { extraLines: ["setcap cap_net_admin"] }]) {
      expect(faultsOf({ global, frontends: [{ ...frontend, httpRequestRules }] })).toEqual([]);
    }
  });

  test("have a status that their action can have", () => {
    expect(rule({ action: "redirect", redirectType: "location", value: "/", status: 404 })).toHaveLength(1);
    expect(rule({ action: "deny", status: 418 })).toHaveLength(1);
    expect(rule({ action: "deny", status: 418, contentType: "text/plain", string: "tea" })).toEqual([]);
    expect(rule({ action: "return", status: 199 })).toHaveLength(1);
  });

  test("have one body, with its type", () => {
    expect(rule({ action: "return", string: "a" })).toEqual([
      "frontends[0].httpRequestRules[0].contentType: is missing: `string` needs it",
    ]);
    expect(rule({ action: "return", contentType: "text/plain", string: "a", lfString: "b" })).toEqual([
      "frontends[0].httpRequestRules[0].lfString: cannot be combined with `string`: a response has one body",
    ]);
  });

  test.each([
    [
      "file",
      { action: "return", contentType: "text/plain", file: "x" },
      'there is no file "x"; none is given',
    ],
    ["cache", { action: "cache-use", cache: "x" }, 'there is no cache "x"; none is given'],
    ["map", { action: "del-map", map: "x", keyFormat: "a" }, 'there is no map "x"; none is given'],
    ["list", { action: "add-acl", list: "x", keyFormat: "a" }, 'there is no list "x"; none is given'],
    [
      "errorfiles",
      { action: "return", errorfiles: "x" },
      'there is no group of `httpErrors` "x"; none is given',
    ],
    [
      "condition",
      { action: "deny", condition: "{ http_auth(x) }" },
      'there is no userlist "x"; none is given',
    ],
    ["condition", { action: "deny", condition: "x" }, 'there is no ACL "x"; none is given'],
  ])("name only things that exist: %s", (key, given, message) => {
    expect(rule(given)).toEqual([`frontends[0].httpRequestRules[0].${key}: ${message}`]);
  });

  test("for requests are for http mode", () => {
    expect(inFrontend({ mode: "tcp", httpRequestRules: [{ action: "deny" }] })).toContain(
      "frontends[0].httpRequestRules: is for http mode only; this frontend is in tcp mode",
    );
  });

  test("for connections have their phase", () => {
    expect(inBackend({ tcpRequestRules: [{ phase: "connection", action: "reject" }] })).toEqual([
      'backends[0].tcpRequestRules[0].phase: "connection" is for frontends only; a backend has "content"',
    ]);
    expect(inFrontend({ tcpRequestRules: [{ phase: "session", action: "set-nice", nice: 1 }] })).toEqual([
      'frontends[0].tcpRequestRules[0].phase: "set-nice" is for phase "content" only',
    ]);
  });

  test("are refused when `haproxyVersion` names a release without them", () => {
    const faults = faultsOf({
      haproxyVersion: "2.4",
      frontends: [
        { ...frontend, httpRequestRules: [{ action: "set-var-fmt", varName: "txn.a", value: "a" }] },
      ],
    });
    expect(faults).toEqual([
      'frontends[0].httpRequestRules[0].action: "set-var-fmt" needs HAProxy 2.5; `haproxyVersion` is "2.4"',
    ]);
  });
});

describe("userlists", () => {
  const withPassword = (password: string) =>
    faultsOf({ userlists: [{ name: "staff", users: [{ name: "alice", password }] }] });

  test("refuse a password that is no hash, without showing it", () => {
    const [fault = ""] = withPassword("wonderland");
    expect(fault).toContain("userlists[0].users[0].password: the value is not a hash of `openssl passwd -6`");
    expect(fault).not.toContain("wonderland");
  });

  test("are rendered without their hashes, and anew when one changes", () => {
    const { model } = validate(rules);
    const { text } = renderHaproxyCfg(model);
    const [file] = passwordFiles(model);
    expect(file?.content).toMatch(/^\$6\$/);
    expect(text).not.toContain("$6$");
    expect(text).toContain(`user alice password @SECRET:${file?.path}@`);
    const changed = {
      ...rules,
      userlists: [
        { name: "staff", users: [{ name: "alice", password: `$6$othersaltothersa$${"x".repeat(86)}` }] },
      ],
    };
    expect(renderHaproxyCfg(validate(changed).model).digest).not.toBe(renderHaproxyCfg(model).digest);
  });

  test("are read back from the file that a node runs", () => {
    const { model } = validate(rules);
    const [list] = model.userlists;
    const [file] = passwordFiles(model);
    const read = {};
    for (const line of list === undefined ? [] : linesOf(userlistLines, list, filesOf(model))) {
      const placed = line.replace(/@SECRET:.*@/, file?.content.trim() ?? "");
      expect(readLine(userlistLines, wordsOf(placed) ?? [], read, filesOf(model))).toBe(true);
    }
    expect(read).toEqual({
      users: [{ name: "alice", groups: ["admins"], password: file?.content.trim() }],
      groups: [{ name: "readers", users: ["alice"] }, { name: "admins" }],
    });
  });
});

test("a cross-origin wildcard is not for requests with credentials", () => {
  expect(inFrontend({ cors: { allowOrigins: ["*"], allowCredentials: true } })).toHaveLength(1);
});

test("the fault of an incomplete error page names `errorReplies`", () => {
  const [fault] = faultsOf({
    files: [{ name: "page", content: "<h1>sorry</h1>" }],
    frontends: [{ ...frontend, errorFiles: [{ status: 503, file: "page" }] }],
  });
  expect(fault).toContain("errorReplies");
});

describe("a tarpit of a frontend, which answers at once without its timeout,", () => {
  const warningsOf = (changes: object, more: object = {}) =>
    validate({ ...minimal, ...more, frontends: [{ ...frontend, ...changes }] }).warnings;
  const httpRequestRules = [{ action: "tarpit" }];

  test("causes a warning", () => {
    expect(warningsOf({ httpRequestRules })).toEqual([
      {
        path: "frontends[0].timeouts.tarpit",
        message: 'is not given, here or in the defaults: action "tarpit" answers at once without it',
      },
    ]);
  });

  test.each([
    ["its own timeout", { timeouts: { tarpit: "10s" } }, {}],
    ["that of the defaults", {}, { defaults: { timeouts: { tarpit: "10s" } } }],
    [
      "that of named defaults",
      { from: "b" },
      {
        namedDefaults: [
          { name: "a", timeouts: { tarpit: "10s" } },
          { name: "b", from: "a" },
        ],
      },
    ],
  ])("causes none with %s", (_, changes, more) => {
    expect(warningsOf({ httpRequestRules, ...changes }, more)).toEqual([]);
  });
});
