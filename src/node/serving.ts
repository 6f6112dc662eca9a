import { said } from "./said";

/** The current state of a node, as templates/node/serving.sh prints it. */
export interface Serving {
  node: string;
  haproxy: string;
  keepalived: string;
  identity: string;
  /** The node that the host belongs to. */
  owner: string;
  digest: string;
  /** All addresses of its interfaces. */
  addresses: string[];
}

export function servingOf(node: string, stdout: string): Serving {
  const fact = (name: string): string => said(stdout, name) ?? "";
  return {
    node,
    haproxy: fact("haproxy"),
    keepalived: fact("keepalived"),
    identity: fact("identity"),
    owner: fact("owner"),
    digest: fact("digest"),
    addresses: fact("addresses").split(" "),
  };
}

/** Returns a sentence for each reason why these nodes do not serve as a pair; empty if they do. */
export function servingFaults(
  nodes: Serving[],
  wanted: { digest: string; virtualIps: string[]; identities: string[] },
): string[] {
  const ofNodes = nodes.flatMap((node, index) => {
    if (node.identity === "") return [`${node.node}: this host is not set up`];
    if (node.identity !== wanted.identities[index])
      return [`${node.node}: the host now belongs to ${node.owner}`];
    return [
      ...(["haproxy", "keepalived"] as const)
        .filter((service) => node[service] !== "active")
        .map((service) => `${node.node}: ${service} does not run (systemd calls it ${node[service]})`),
      ...(node.haproxy === "active" && node.digest !== wanted.digest
        ? [`${node.node}: haproxy runs configuration ${node.digest || "-"} instead of ${wanted.digest}`]
        : []),
    ];
  });
  const ofAddresses = wanted.virtualIps.flatMap((virtualIp) => {
    const holders = nodes.filter(({ addresses }) => addresses.includes(virtualIp));
    if (holders.length === 1) return [];
    return [
      holders.length === 0
        ? `virtualIps: no node holds ${virtualIp}`
        : `virtualIps: ${virtualIp} is held by ${holders.map(({ node }) => node).join(" and ")} at the same time. ` +
          "They do not hear each other: let VRRP (IP protocol 112) pass between the nodes' addresses, and see that no " +
          "other router of this network has the same vrrp.virtualRouterId",
    ];
  });
  return [...ofNodes, ...ofAddresses];
}
