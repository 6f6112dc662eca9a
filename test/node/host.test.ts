import { hostOf, nodesAtHost } from "../../src/node/host";

const hostKey = "ssh-ed25519 AAAA";

describe("a host", () => {
  it("is told from another by its port, and by the bastion that leads to it", () => {
    expect(hostOf({ host: "10.0.0.11", hostKey })).toBe("10.0.0.11:22");
    expect(hostOf({ host: "10.0.0.11", hostKey, port: 23 })).toBe("10.0.0.11:23");
    expect(hostOf({ host: "10.0.0.11", hostKey, proxy: { host: "bastion", hostKey } })).toBe(
      "10.0.0.11:22 by way of bastion:22",
    );
  });

  it("is known to have two nodes of one run, and not those of different runs", () => {
    const [first, second] = [{}, {}];
    expect([...nodesAtHost(first, "h:22", "lb1")]).toEqual(["lb1"]);
    expect([...nodesAtHost(first, "h:22", "lb1")]).toEqual(["lb1"]);
    expect([...nodesAtHost(first, "h:22", "lb2")]).toEqual(["lb1", "lb2"]);
    expect([...nodesAtHost(second, "h:22", "lbB")]).toEqual(["lbB"]);
  });
});
