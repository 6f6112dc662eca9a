import { Document, isCollection, isNode, visit } from "yaml";
import type { Imported } from ".";
import { fileInputs } from "./importedFiles";
import { hosts } from "./placeholders";
import { withoutPasswords } from "./secrets";

const widest = 100;

/** Returns inputs as a stack's config, in the style of Pulumi.dev.yaml. */
export function stackConfigText({ inputs, files }: Imported): string {
  const config = {
    ssh: { user: "root", privateKeyFile: "~/.ssh/id_ed25519" },
    nodes: hosts.nodes.map((node) => ({ ...node, connection: { hostKey: "ssh-ed25519 …" } })),
    virtualIps: hosts.virtualIps,
    ...fileInputs(files, ({ path }) => path, "File"),
    ...(withoutPasswords(inputs, (path) => `pulumi config set --secret --path '${path}'`) as object),
  };
  const comments: Record<string, string> = {
    ssh: " Not in a haproxy.cfg, to be filled in: how to reach the nodes, their addresses, those that clients use.",
    ...Object.fromEntries(
      Object.keys(fileInputs(files, () => "")).map((input) => [
        input,
        " Files of this machine, which the nodes get.",
      ]),
    ),
  };
  const document = new Document({
    config: Object.fromEntries(Object.entries(config).map(([key, value]) => [`haproxy-pair:${key}`, value])),
  });
  visit(document, {
    Pair: (_, { key }) => {
      const comment = comments[String(key).replace(/^haproxy-pair:/, "")];
      if (comment !== undefined && isNode(key) && String(key).startsWith("haproxy-pair:"))
        key.commentBefore = comment;
    },
    Collection: (_, node, path) => {
      // Short collections take one line.
      if (path.length > 4 && isCollection(node) && JSON.stringify(node).length < widest) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}
