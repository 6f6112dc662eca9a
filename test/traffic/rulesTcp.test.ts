import type { FrontendArgs } from "../../src/args";
import { oneFrontendEach } from "./frontends";
import { RunningHaproxy } from "./runningHaproxy";
import { exchange } from "./tcpClient";
import { TcpServer } from "./tcpServer";

describe("rules for connections", () => {
  let server: TcpServer;
  let haproxy: RunningHaproxy;
  let ports: Record<"guarded" | "counted" | "inspected" | "answered", number>;

  beforeAll(async () => {
    server = await TcpServer.start("t1");
    const backend = {
      mode: "tcp" as const,
      servers: [{ name: "t1", address: "127.0.0.1", port: server.port, check: false }],
    };
    const { ports: free, inputs } = await oneFrontendEach({
      guarded: backend,
      counted: backend,
      inspected: backend,
      answered: {
        ...backend,
        tcpResponseInspectDelay: "1s",
        tcpResponseRules: [{ action: "reject", condition: "{ res.payload(0,2) -m str t1 }" }],
      },
    });
    ports = free;
    const frontendOf = (name: keyof typeof ports, rules: Partial<FrontendArgs>): FrontendArgs => ({
      name,
      mode: "tcp",
      binds: [{ address: "127.0.0.1", port: free[name] }],
      defaultBackend: name,
      ...rules,
    });
    haproxy = await RunningHaproxy.start({
      ...inputs,
      frontends: [
        frontendOf("guarded", {
          tcpRequestRules: [
            { phase: "session", action: "reject", condition: "{ src 127.0.2.0/24 }" },
            { phase: "connection", action: "accept", condition: "{ src 127.0.1.1 }" },
            { phase: "connection", action: "reject", condition: "{ src 127.0.1.0/24 }" },
          ],
        }),
        frontendOf("counted", {
          stickTable: { type: "ip", size: "1k", store: ["conn_cnt", "gpc0"] },
          tcpRequestRules: [
            { phase: "connection", action: "track-sc0", key: "src" },
            { phase: "connection", action: "sc-inc-gpc0", scId: 0 },
            { phase: "connection", action: "reject", condition: "{ sc_get_gpc0(0) gt 2 }" },
          ],
        }),
        frontendOf("inspected", {
          tcpRequestInspectDelay: "2s",
          tcpRequestRules: [
            {
              action: "set-var",
              varName: "sess.word",
              expression: "req.payload(0,4)",
              condition: "{ req.len ge 4 }",
            },
            { action: "accept", condition: "{ var(sess.word) -m str HELO }" },
            { action: "reject", condition: "{ req.len ge 4 }" },
          ],
        }),
        frontendOf("answered", {}),
      ],
    });
  });

  afterAll(async () => {
    await haproxy.stop();
    await server.stop();
  });

  /** What the server says, or nothing when the connection is not let through. */
  const said = (port: number, data: string, from?: string) => exchange(port, data, from).catch(() => "");

  test("a connection is refused by its address, when it is accepted and when its session begins", async () => {
    expect(await said(ports.guarded, "x", "127.0.0.1")).toBe("t1");
    expect(await said(ports.guarded, "x", "127.0.1.1")).toBe("t1");
    expect(await said(ports.guarded, "x", "127.0.1.2")).toBe("");
    expect(await said(ports.guarded, "x", "127.0.2.1")).toBe("");
  });

  test("connections of a client are counted and limited", async () => {
    const client = "127.0.3.1";
    expect([
      await said(ports.counted, "x", client),
      await said(ports.counted, "x", client),
      await said(ports.counted, "x", client),
      await said(ports.counted, "x", "127.0.3.2"),
    ]).toEqual(["t1", "t1", "", "t1"]);
  });

  test("the first bytes decide, once they have arrived", async () => {
    expect(await said(ports.inspected, "HELO there")).toBe("t1");
    expect(await said(ports.inspected, "GET / HTTP/1.0\r\n\r\n")).toBe("");
  });

  test("a server's answer is held back", async () => {
    expect(await said(ports.answered, "x")).toBe("");
  });
});
