import { awk } from "./awk";

const binds = (cfg: string): string[] => awk("binds.awk", [cfg]);

describe("binds.awk", () => {
  it("lists each bind with its address, port, protocol and input path", () => {
    expect(
      binds(`
defaults
    mode http
frontend web
    bind :80
    bind 10.0.0.100:443 ssl crt /etc/haproxy/certs/site.pem
frontend db
    mode tcp
    bind [fd77::100]:5432
`),
    ).toEqual([
      '* 80 http frontends[0] ("web").binds[0]',
      '10.0.0.100 443 https frontends[0] ("web").binds[1]',
      'fd77::100 5432 tcp frontends[1] ("db").binds[0]',
    ]);
  });

  it("reads a mode that follows the bind", () => {
    expect(binds("frontend db\n    bind :::5432 v4v6\n    mode tcp\n")).toEqual([
      ':: 5432 tcp frontends[0] ("db").binds[0]',
    ]);
  });

  it("leaves out unix sockets and marks QUIC as udp", () => {
    expect(
      binds("frontend web\n    mode http\n    bind unix@/run/x.sock\n    bind quic4@:443 ssl crt a\n"),
    ).toEqual(['* 443 udp frontends[0] ("web").binds[1]']);
  });

  it("treats a bind that needs a client certificate, a known SNI or the PROXY protocol as plain tcp", () => {
    const cfg =
      "frontend web\n    mode http\n    bind :1 ssl crt a verify required ca-file b\n    bind :2 ssl crt a strict-sni\n    bind :3 accept-proxy\n";
    expect(binds(cfg).map((line) => line.split(" ")[2])).toEqual(["tcp", "tcp", "tcp"]);
  });

  it("treats a bind whose rules admit only known clients as plain tcp, wherever the rules stand", () => {
    const rule = (text: string): string =>
      `frontend web\n    mode http\n    bind :1 ssl crt a\n    tcp-request ${text}\n`;
    const protocolFor = (cfg: string): string | undefined => binds(cfg)[0]?.split(" ")[2];
    expect(
      [
        "connection reject if { src 10.0.0.1 }",
        "connection silent-drop",
        "connection expect-proxy layer4",
      ].map((text) => protocolFor(rule(text))),
    ).toEqual(["tcp", "tcp", "tcp"]);
    expect(protocolFor(rule("connection accept"))).toBe("https");
    expect(protocolFor(rule("content reject"))).toBe("https");
    expect(
      protocolFor(
        "defaults strict\n    tcp-request connection reject\nfrontend web from strict\n    mode http\n    bind :1 ssl crt a\n",
      ),
    ).toBe("tcp");
  });

  it("leaves out the binds of a frontend that is disabled, which counts as an input all the same", () => {
    const cfg = "frontend old\n    bind :1\n    disabled\nfrontend web\n    mode http\n    bind :2-5\n";
    expect(binds(cfg)).toEqual(['* 2-5 http frontends[1] ("web").binds[0]']);
  });

  it("counts the two sockets of one bind without an address once", () => {
    const cfg =
      "frontend web\n    mode http\n    bind :80\n    bind :::80 v6only\n    bind :443\n    bind :::443 v6only\n";
    expect(binds(cfg).map((line) => line.split(".")[1])).toEqual([
      "binds[0]",
      "binds[0]",
      "binds[1]",
      "binds[1]",
    ]);
  });

  it("does not count the component's own frontends as inputs", () => {
    expect(
      binds(
        "frontend haproxy-pair-stats\n    mode http\n    bind 127.0.0.1:8404\nfrontend web\n    mode http\n    bind :80\n",
      ),
    ).toEqual(["127.0.0.1 8404 http haproxy-pair-stats", '* 80 http frontends[0] ("web").binds[0]']);
  });

  it("lists the socket that the node itself has for its peers", () => {
    const cfg =
      "global\n    localpeer lb2\npeers haproxy-pair\n    peer lb1 10.0.0.11:10000\n    peer lb2 [fd77::12]:10000\n";
    expect(binds(cfg)).toEqual(["fd77::12 10000 tcp peers.port"]);
  });
});
