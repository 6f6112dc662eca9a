import { isIPv4 } from "node:net";
import type { Model, NodeModel, VirtualIpModel } from "../model/model";
import type { Inputs } from "../schema/inputs";
import { canonicalAddress } from "../values";
import { expandBackend } from "./backend";
import { authorityModel, certificateWithKeyModel, revocationListModel } from "./certificates";
import { expandDefaults } from "./defaults";
import { expandFrontend } from "./frontend";
import { expandGlobal } from "./global";
import { expandRing, withLogLengths } from "./logging";
import { connectionTables } from "./protection";
import { fileModel, listModel, mapModel } from "./releaseFile";
import { passwordModels, userlistModel } from "./userlist";

/** The release to write for if the inputs name none. */
const oldestByDefault = "2.4";

/** Fills in the defaults of the inputs, and expands one-line inputs to full ones. */
export function buildModel(given: Inputs): Model {
  const haproxyVersion = given.haproxyVersion ?? oldestByDefault;
  const inputs = withLogLengths({ ...given, haproxyVersion });
  const { password, ...stats } = inputs.stats;
  return {
    ...inputs,
    haproxyVersion,
    stats,
    statsPassword: password,
    nodes: inputs.nodes.map(nodeModel),
    virtualIps: inputs.virtualIps.map(virtualIpModel),
    certificates: inputs.certificates.map(certificateWithKeyModel),
    certificateAuthorities: inputs.certificateAuthorities.map(authorityModel),
    certificateRevocationLists: inputs.certificateRevocationLists.map(revocationListModel),
    maps: inputs.maps.map(mapModel),
    lists: inputs.lists.map(listModel),
    files: inputs.files.map(fileModel),
    userlists: inputs.userlists.map(userlistModel),
    passwords: inputs.userlists.flatMap(passwordModels),
    rings: inputs.rings.map(expandRing),
    global: expandGlobal(inputs),
    defaults: expandDefaults(inputs.defaults, inputs),
    namedDefaults: inputs.namedDefaults.map((defaults) => expandDefaults(defaults, inputs)),
    frontends: inputs.frontends.map((frontend) => expandFrontend(frontend, inputs)),
    backends: [...inputs.backends, ...connectionTables(inputs)].map((backend) =>
      expandBackend(backend, inputs),
    ),
  };
}

function nodeModel({ name, address, interface: device }: Inputs["nodes"][number]): NodeModel {
  return { name, address: canonicalAddress(address), interface: device };
}

function virtualIpModel(value: string): VirtualIpModel {
  const [cidr = "", , device] = value.split(" ");
  const [address = "", prefixLength = ""] = cidr.split("/");
  return {
    address: canonicalAddress(address),
    prefixLength: Number(prefixLength),
    family: isIPv4(address) ? "ipv4" : "ipv6",
    interface: device,
  };
}
