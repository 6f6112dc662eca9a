import { renderKeepalivedConf } from "../../src/render";
import { validate } from "../../src/validate";
import { ipv6, minimal } from "../golden/inputs";

const conf = (changes: object, node = "lb1") =>
  renderKeepalivedConf(validate({ ...minimal, ...changes }).model, node, 51);

/** The lines of a block, without indentation. */
function block(text: string, name: string): string[] {
  const [, inner = ""] = new RegExp(`${name} \\{\\n([^}]*)\\}`).exec(text) ?? [];
  return inner
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

describe("keepalived.conf", () => {
  const virtualIps = ["2001:db8::100/64", "10.0.0.100/24", "10.0.0.101/24"];

  test("advertises only the first address of the nodes' family, and has the others all the same", () => {
    const text = conf({ virtualIps });
    expect(block(text, "virtual_ipaddress")).toEqual(["10.0.0.100/24 dev @INTERFACE@"]);
    expect(block(text, "virtual_ipaddress_excluded")).toEqual([
      "2001:db8::100/64 dev @INTERFACE@",
      "10.0.0.101/24 dev @INTERFACE@",
    ]);
  });

  test("advertises the same when addresses are added or removed after it", () => {
    const advertised = (...addresses: string[]) =>
      block(conf({ virtualIps: addresses }), "virtual_ipaddress");
    expect(advertised("10.0.0.100/24")).toEqual(advertised(...virtualIps));
  });

  test("speaks from the node's address to all others", () => {
    const { model } = validate(ipv6);
    const text = renderKeepalivedConf(model, "lb2", 7);
    expect(text).toContain("unicast_src_ip 2001:db8::12\n");
    expect(block(text, "unicast_peer")).toEqual(["2001:db8::11", "2001:db8::13"]);
    expect(text).toContain("virtual_router_id 7\n");
  });

  test("prefers the nodes in their order, but lets none take over an active one", () => {
    const { model } = validate(ipv6);
    const priorities = ["lb1", "lb2", "lb3"].map((node) => {
      const text = renderKeepalivedConf(model, node, 7);
      expect(text).toContain("    state BACKUP\n    nopreempt\n");
      return Number(/priority (\d+)/.exec(text)?.[1]);
    });
    expect(priorities).toEqual([200, 199, 198]);
  });

  test("speaks VRRP on the interface that carries the node's address, wherever the virtual addresses are", () => {
    const [first, second] = minimal.nodes;
    const nodes = [{ ...first, interface: "bond0.100" }, second];
    const text = conf({ nodes, virtualIps: ["10.0.0.100/24", "192.0.2.9/24 dev eth1"] });
    expect(text).toContain("    interface @INTERFACE@\n");
    expect(block(text, "virtual_ipaddress")).toEqual(["10.0.0.100/24 dev bond0.100"]);
    expect(block(text, "virtual_ipaddress_excluded")).toEqual(["192.0.2.9/24 dev eth1"]);
    expect(block(conf({ nodes }, "lb2"), "virtual_ipaddress")).toEqual(["10.0.0.100/24 dev @INTERFACE@"]);
  });

  test("carries a digest of itself, by which a node knows what its keepalived runs", () => {
    const routerIdOf = (text: string) => /router_id (\S+)/.exec(text)?.[1];
    expect(routerIdOf(conf({}))).toMatch(/^lb1-[0-9a-f]{12}$/);
    expect(routerIdOf(conf({}))).toBe(routerIdOf(conf({})));
    expect(routerIdOf(conf({ vrrp: { advertInt: 0.2 } }))).not.toBe(routerIdOf(conf({})));
  });

  test("announces the addresses anew when two active nodes meet", () => {
    expect(conf({})).toContain("    vrrp_higher_prio_send_advert true\n");
  });

  test("asks haproxy itself, and no proxy of the environment", () => {
    expect(conf({})).toContain('script "/usr/bin/curl -q --noproxy localhost ');
  });

  test("lets every check mean a fault, for a weight would never move the address", () => {
    const checks = [...conf({}).matchAll(/^(track_file|vrrp_script) (\w+) \{[^}]*weight (\d+)/gm)];
    expect(checks.map(([, , name, weight]) => [name, weight])).toEqual([
      ["haproxy_fault", "0"],
      ["priority", "1"],
      ["haproxy_answers", "0"],
    ]);
  });

  test("has no block for further addresses where there are none", () => {
    expect(conf({ virtualIps: ["10.0.0.100/24"] })).not.toContain("virtual_ipaddress_excluded");
  });

  test("fails for a node that does not exist, and for one without an address of its family", () => {
    expect(() => conf({}, "lb9")).toThrow('no node named "lb9"');
    const { model } = validate(minimal);
    const others = model.virtualIps.map((virtualIp) => ({ ...virtualIp, family: "ipv6" as const }));
    expect(() => renderKeepalivedConf({ ...model, virtualIps: others }, "lb1", 51)).toThrow(
      'no node named "lb1" with a virtual address of its family',
    );
  });
});
