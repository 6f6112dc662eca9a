import { awk } from "./awk";

const header =
  "1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port\n";
const down = (server: string, port: number): string =>
  `3 app 1 ${server} 10.0.0.21 0 0 1 1 42 8 2 0 6 0 0 0 - ${port} - 0 0 - - 0\n`;
const carriedOver = (cfg: string, state: string): string[][] =>
  awk("server-state.awk", [cfg, header + state])
    .filter((line) => /^3 /.test(line))
    .map((line) => line.split(" "));

describe("server-state.awk", () => {
  it("keeps that a server is down", () => {
    const [server] = carriedOver("backend app\n    server a 10.0.0.21:8080 check\n", down("a", 8080));
    expect(server?.slice(3, 6)).toEqual(["a", "10.0.0.21", "0"]);
  });

  it("takes the port from the new configuration, which haproxy would not", () => {
    const [server] = carriedOver("backend app\n    server a 10.0.0.21:8081 check\n", down("a", 8080));
    expect(server?.[18]).toBe("8081");
  });

  it("takes ssl from the new configuration, which haproxy would not", () => {
    const [server] = carriedOver(
      "backend app\n    server a [fd77::21]:8443 check ssl verify none\n",
      down("a", 8080),
    );
    expect([server?.[18], server?.[20]]).toEqual(["8443", "1"]);
  });

  it("forgets the last check, so that only a check of the new worker counts", () => {
    const [server] = carriedOver("backend app\n    server a 10.0.0.21:8080 check\n", down("a", 8080));
    expect(server?.slice(10, 12)).toEqual(["1", "0"]);
  });

  it("brings a server up that was down and is not checked any more, for nothing else ever would", () => {
    const cfg = "backend app\n    default-server check inter 2s\n    server a 10.0.0.21:8080 no-check\n";
    expect(carriedOver(cfg, down("a", 8080))[0]?.[5]).toBe("2");
    expect(carriedOver(cfg.replace(" no-check", ""), down("a", 8080))[0]?.[5]).toBe("0");
  });

  it("drops servers that the new configuration does not have", () => {
    expect(carriedOver("backend app\n    server b 10.0.0.22:8080 check\n", down("a", 8080))).toEqual([]);
  });

  it("keeps the address that DNS gave a server of a template, and its port if DNS gave that, too", () => {
    const found = (name: string, fqdn: string, port: number, record = "-") =>
      `3 app 1 ${name} 10.0.0.21 2 0 1 1 42 6 3 4 6 0 0 0 ${fqdn} ${port} ${record} 0 0 - - 0\n`;
    const cfg =
      "backend app\n    default-server check\n" +
      "    server-template srv 2 _http._tcp.app.internal resolvers dns\n" +
      "    server-template a 3-4 app.internal:8081\n";
    const carried = carriedOver(
      cfg,
      found("srv1", "one.app.internal", 8080, "_http._tcp.app.internal") +
        found("srv3", "one.app.internal", 8080, "_http._tcp.app.internal") +
        found("a3", "app.internal", 8080) +
        found("a4", "old.internal", 8080),
    );
    expect(carried.map((server) => [server[3], server[4], server[18]])).toEqual([
      ["srv1", "10.0.0.21", "8080"],
      ["a3", "10.0.0.21", "8081"],
    ]);
  });

  it("knows servers without a port of their own, and the Unix sockets among them", () => {
    const cfg =
      "backend app\n    server same 10.0.0.21 check port 80\n    server six [2001:db8::21] check port 80\n" +
      "    server next 10.0.0.21:+1\n    server before 10.0.0.21:-1\n    server socket /run/app.sock check\n";
    const names = ["same", "six", "next", "before", "socket"];
    const state = names.map((name) => down(name, 8080)).join("");
    expect(carriedOver(cfg, state).map((server) => server[18])).toEqual(["0", "0", "1", "65535", "0"]);
  });

  it("leaves the health of a server that tracks another one to that one", () => {
    const cfg = "backend app\n    default-server check\n    server a 10.0.0.21:80 no-check track other/a\n";
    expect(carriedOver(cfg, down("a", 80))[0]?.[5]).toBe("0");
  });
});
