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
    expect(priorities).toEqual([240, 220, 200]);
  });

  test("uses the interface that is given", () => {
    const [first, second] = minimal.nodes;
    const text = conf({ nodes: [{ ...first, interface: "bond0.100" }, second] });
    expect(text).toContain("interface bond0.100\n");
    expect(text).not.toContain("@INTERFACE@");
  });

  test("lets every check mean a fault, for a weight would never move the address", () => {
    expect(conf({}).match(/weight \S+/g)).toEqual(["weight 0", "weight 0"]);
  });

  test("fails for a node that is not there", () => {
    expect(() => conf({}, "lb9")).toThrow('no node named "lb9"');
  });
});
