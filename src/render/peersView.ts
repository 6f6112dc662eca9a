import { socket } from "../language/socket";
import { peersSection } from "../syntax/persistence";
import type { PublicModel } from "../model/model";

/** What a node's own name is put in place of, on that node: the text is the same for all. */
const ownName = "@NODE@";

/** The line of `global` and the section that make the nodes peers. */
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
