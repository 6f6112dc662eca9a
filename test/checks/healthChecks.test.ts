import type { BackendArgs, HttpCheckStepArgs, TcpCheckStepArgs } from "../../src/args";
import { backendLines } from "../../src/syntax/backend";
import { readLine } from "../../src/language/section";
import { wordsOf } from "../../src/language/words";
import { InvalidInputs } from "../../src/faults/faults";
import type { BackendModel } from "../../src/model/model";
import { validate } from "../../src/validate";
import { minimal } from "../golden/inputs";

const servers = [{ name: "s1", address: "10.0.0.21", port: 80 }];

function faultsOf(backend: Partial<BackendArgs>): string[] {
  try {
    validate({ ...minimal, backends: [{ name: "app", servers, ...backend }] });
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return error.faults.map(({ path, message }) => `${path}: ${message}`);
  }
}

describe("a health check is refused", () => {
  test.each<[string, Partial<BackendArgs>, string]>([
    [
      "beside one of another kind",
      { httpCheck: {}, redisCheck: true },
      "backends[0].redisCheck: cannot be combined with `httpCheck`: one kind of health check is possible",
    ],
    [
      "that expects two things at once",
      { httpCheck: { expect: { status: "200", string: "ok" } } },
      "backends[0].httpCheck.expect: has 2 of `status`, `rstatus`, `string` and `rstring`; exactly one is needed",
    ],
    [
      "that is one request and several steps",
      { httpCheck: { uri: "/", steps: [] } },
      "backends[0].httpCheck.uri: has no effect with `steps`: set it in a step",
    ],
    [
      "with a header that has no value",
      { httpCheck: { headers: [{ name: "X-Probe" }] } },
      "backends[0].httpCheck.headers[0]: needs exactly one of `value` and `format`",
    ],
    [
      "for a user that is not named",
      { mysqlCheck: {} as never },
      "backends[0].mysqlCheck.user: is missing: a string is needed",
    ],
  ])("%s", (_, backend, fault) => {
    expect(faultsOf(backend)).toEqual([fault]);
  });

  test.each<[string, HttpCheckStepArgs[], string]>([
    [
      "with a field of another action",
      [{ action: "send", status: "200" }],
      'steps[0].status: does not belong to action "send"; it takes method, uri, uriLf, version, headers, body, bodyLf, comment',
    ],
    [
      "without what is expected",
      [{ action: "send" }, { action: "expect", comment: "nothing" }],
      'steps[1].status: action "expect" needs exactly one of',
    ],
    [
      "with a request on a used connection",
      [{ action: "send" }, { action: "expect", status: "200" }, { action: "send" }],
      "steps[2]: needs a `connect` before it: each request takes a connection of its own",
    ],
    [
      "that connects after it asked",
      [{ action: "send" }, { action: "expect", status: "200" }, { action: "connect" }, { action: "send" }],
      "steps[0]: comes before the first `connect`; begin with a `connect`",
    ],
    [
      "that never looks at an answer",
      [{ action: "connect" }, { action: "send" }, { action: "connect" }, { action: "send" }],
      "steps[2]: needs an `expect` before it, which checks the answer to the previous request",
    ],
  ])("by HTTP %s", (_, steps, fault) => {
    expect(faultsOf({ httpCheck: { steps } })).toEqual([
      expect.stringContaining(`backends[0].httpCheck.${fault}`),
    ]);
  });

  test.each<[string, TcpCheckStepArgs[], string]>([
    ["that sends nothing", [{ action: "send" }], 'steps[0].data: is missing: action "send" needs it'],
    [
      "with half a byte",
      [{ action: "send-binary", hexstring: "0a0" }],
      'steps[0].hexstring: "0a0" is not a string of bytes, two hexadecimal digits each',
    ],
    [
      "that connects after it sent",
      [{ action: "send", data: "PING\r\n" }, { action: "connect" }],
      "steps[0]: comes before the first `connect`; begin with a `connect`",
    ],
  ])("by TCP %s", (_, steps, fault) => {
    expect(faultsOf({ tcpCheck: { steps } })).toContainEqual(
      expect.stringContaining(`backends[0].tcpCheck.${fault}`),
    );
  });
});

/** What a section from elsewhere says. */
function read(...lines: string[]): Partial<BackendModel> {
  const into: Partial<BackendModel> = {};
  const files = { path: (_: string, name: string) => name, name: (_: string, path: string) => path };
  for (const line of lines) {
    expect([line, readLine(backendLines, wordsOf(line) ?? [], into, files)]).toEqual([line, true]);
  }
  return into;
}

describe("a health check in a file from elsewhere", () => {
  test.each<[string, string[], HttpCheckStepArgs[]]>([
    ["without a request", ["option httpchk"], []],
    ["with a path", ["option httpchk /up"], [{ action: "send", uri: "/up" }]],
    ["with a method", ["option httpchk HEAD /up"], [{ action: "send", method: "HEAD", uri: "/up" }]],
    [
      "with headers hidden behind the version",
      [String.raw`option httpchk GET /up HTTP/1.1\r\nHost:\ app.internal\r\nUser-Agent:\ probe`],
      [
        {
          action: "send",
          method: "GET",
          uri: "/up",
          version: "HTTP/1.1",
          headers: [
            { name: "Host", value: "app.internal" },
            { name: "User-Agent", value: "probe" },
          ],
        },
      ],
    ],
    [
      "whose request is described on two lines",
      ["option httpchk GET /up", "http-check send hdr Host app.internal", "http-check expect status 200"],
      [
        { action: "send", method: "GET", uri: "/up", headers: [{ name: "Host", value: "app.internal" }] },
        { action: "expect", status: "200" },
      ],
    ],
    [
      "whose request comes after what is expected",
      ["http-check expect !rstatus ^5", "option httpchk GET /up"],
      [
        { action: "send", method: "GET", uri: "/up" },
        { action: "expect", negate: true, rstatus: "^5" },
      ],
    ],
    [
      "whose connection comes after the request",
      ["option httpchk GET /up", "http-check connect port 8081", "http-check expect status 200"],
      [
        { action: "connect", port: 8081 },
        { action: "send", method: "GET", uri: "/up" },
        { action: "expect", status: "200" },
      ],
    ],
  ])("%s is read", (_, lines, steps) => {
    expect(read(...lines).httpCheck?.steps).toEqual(steps);
  });

  test("that talks is read with its line ends", () => {
    const { tcpCheck } = read(
      "option tcp-check",
      String.raw`tcp-check send AUTH\ s3cr3t\r\n`,
      String.raw`tcp-check expect string +OK`,
      "tcp-check send-binary 0d0a comment bye",
    );
    expect(tcpCheck?.steps).toEqual([
      { action: "send", data: "AUTH s3cr3t\r\n" },
      { action: "expect", string: "+OK" },
      { action: "send-binary", hexstring: "0d0a", comment: "bye" },
    ]);
  });
});
