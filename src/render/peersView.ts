import { socket } from "../language/socket";
import { peersSection } from "../syntax/persistence";
import type { PublicModel } from "../model/model";

/** Placeholder that each node replaces by its own name, so that the text is the same for all. */
const ownName = "@NODE@";

/** Returns the line of `global` and the section that make the nodes peers. */
export function peersView({ nodes, peers }: PublicModel) {
  return {
    global: `localpeer ${ownName}`,
    section: {
      kind: "peers",
      name: peersSection,
      lines: nodes.map(({ name, address }) => `peer ${name} ${socket(address, peers.port)}`),
    },
  };
}
