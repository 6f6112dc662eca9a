import { certificate } from "../../golden/certificates";
import { given, LiveNode, server } from "./liveNode";

jest.setTimeout(60_000);

describe("the proof that a node runs a release", () => {
  let node: LiveNode;

  beforeAll(async () => {
    node = await LiveNode.start();
  });
  afterAll(() => node.stop());

  const certificates = [certificate("site")];
  const web = (frontend: object): object => ({
    certificates,
    frontends: [
      { name: "web", binds: [{ port: 443, certificates: ["site"] }], defaultBackend: "app", ...frontend },
    ],
  });
  const fromElsewhere = "{ src 198.51.100.0/24 }";

  it.each([
    ["that listens on a range of ports", { binds: [{ port: 8100, portRangeEnd: 8103 }] }],
    [
      "that refuses the node's own connections",
      { tcpRequestRules: [{ phase: "connection", action: "reject", condition: `!${fromElsewhere}` }] },
    ],
    [
      "that does not answer the node",
      { tcpRequestRules: [{ phase: "connection", action: "silent-drop", condition: `!${fromElsewhere}` }] },
    ],
    ["that expects the PROXY protocol of the node", { expectProxyFrom: ["10.0.0.0/8"] }],
    [
      "that refuses the node after the handshake",
      { tcpRequestRules: [{ phase: "session", action: "reject", condition: `!${fromElsewhere}` }] },
    ],
  ])("is given for a frontend %s", async (_, frontend) => {
    expect(await node.rollOut(given(web(frontend)))).toMatch(/^runs /);
  });

  it("asks nothing of a frontend that is disabled, and names backends by their place among all", async () => {
    const inputs = (port: number): object => ({
      frontends: [
        { name: "old", disabled: true, binds: [{ port: 81 }], defaultBackend: "app" },
        { name: "web", binds: [{ port: 80 }], defaultBackend: "app" },
      ],
      backends: [{ name: "app", httpCheck: { uri: "/" }, servers: [server("a", port)] }],
    });
    await node.rollOut(given(inputs(8080)));
    expect(await node.acceptAndActivate(given(inputs(8099)))).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(
        'backends[0] ("app").httpCheck: every server fails its check',
      ) as string,
    });
  });

  it("fails for a port of a range that nothing can listen on, which the preflight reports", async () => {
    await node.run("socat TCP-LISTEN:8102,fork /dev/null >/dev/null 2>&1 & sleep 0.2");
    const frontend = { binds: [{ port: 8100, portRangeEnd: 8103 }] };
    const { output } = await node.stage(given(web(frontend)));
    expect(output).toMatch(/frontends\[0\] \("web"\)\.binds\[0\]: port 8102 is held by socat/);
  });

  it("leaves no configuration with secrets in the directory of the checks", async () => {
    const passwords = {
      userlists: [
        {
          name: "staff",
          users: [{ name: "alice", password: "$5$abcdefgh$0123456789012345678901234567890123456789012" }],
        },
      ],
    };
    await node.rollOut(given(passwords));
    expect(await node.mustRun("ls /run/haproxy-pair")).not.toMatch(/\.cfg/);
  });

  it("ignores settings that a script does not know", async () => {
    await node.rollOut(given({}, { future: "x" }));
  });
});
