import { type Serving, servingFaults, servingOf } from "../../src/node/serving";

const wanted = { digest: "abc", virtualIps: ["10.0.0.100", "fd00::100"], identities: ["one", "two"] };
const lb1: Serving = {
  node: "lb1",
  haproxy: "active",
  keepalived: "active",
  identity: "one",
  owner: 'node "lb1" of edge in stack shop/prod',
  digest: "abc",
  addresses: ["127.0.0.1", "10.0.0.11", "10.0.0.100", "fd00::100"],
};
const lb2: Serving = { ...lb1, node: "lb2", identity: "two", addresses: ["127.0.0.1", "10.0.0.12"] };

describe("a pair", () => {
  it("serves when both services run the configuration everywhere and one node holds each address", () => {
    expect(servingFaults([lb1, lb2], wanted)).toEqual([]);
  });

  it.each<[string, Serving[], string]>([
    [
      "two nodes hold an address",
      [lb1, { ...lb2, addresses: ["10.0.0.100"] }],
      "10.0.0.100 is held by lb1 and lb2 at the same time.",
    ],
    ["no node holds an address", [{ ...lb1, addresses: ["10.0.0.100"] }, lb2], "no node holds fd00::100"],
    [
      "keepalived has died",
      [lb1, { ...lb2, keepalived: "failed" }],
      "lb2: keepalived does not run (systemd calls it failed)",
    ],
    [
      "haproxy has been stopped",
      [lb1, { ...lb2, haproxy: "inactive", digest: "" }],
      "lb2: haproxy does not run",
    ],
    [
      "a node runs another configuration",
      [lb1, { ...lb2, digest: "-" }],
      "lb2: haproxy runs configuration - instead of abc",
    ],
    [
      "a host belongs to another node",
      [lb1, { ...lb2, identity: "else" }],
      'lb2: the host now belongs to node "lb1" of edge in stack shop/prod',
    ],
  ])("does not serve when %s", (_case, nodes, message) => {
    const faults = servingFaults(nodes, wanted);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
  });

  it("is read from what serving.sh prints, whatever else a shell prints", () => {
    const stdout =
      'welcome\nhaproxy-pair: haproxy active\nhaproxy-pair: keepalived inactive\nhaproxy-pair: identity one\nhaproxy-pair: owner node "lb1" of edge in stack shop/prod\n' +
      "haproxy-pair: digest abc\nhaproxy-pair: addresses 127.0.0.1 10.0.0.11\n";
    expect(servingOf("lb1", stdout)).toEqual({
      ...lb1,
      keepalived: "inactive",
      addresses: ["127.0.0.1", "10.0.0.11"],
    });
  });
});
