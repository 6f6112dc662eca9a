import { hostOf, nodeAtHost } from "../../src/node/host";

const hostKey = "ssh-ed25519 AAAA";

describe("a host", () => {
  it("differs from another by its port, and by its bastion", () => {
    expect(hostOf({ host: "10.0.0.11", hostKey })).toBe("10.0.0.11:22");
    expect(hostOf({ host: "10.0.0.11", hostKey, port: 23 })).toBe("10.0.0.11:23");
    expect(hostOf({ host: "10.0.0.11", hostKey, proxy: { host: "bastion", hostKey } })).toBe(
      "10.0.0.11:22 by way of bastion:22",
    );
  });

  it("is shared by two nodes of one run, but not by nodes of different runs", () => {
    const [first, second] = [{}, {}];
    expect(nodeAtHost(first, "h:22", "lb1")).toBeUndefined();
    expect(nodeAtHost(first, "h:22", "lb1")).toBeUndefined();
    expect(nodeAtHost(first, "h:22", "lb2")).toBe("lb1");
    expect(nodeAtHost(second, "h:22", "lbB")).toBeUndefined();
  });
});
