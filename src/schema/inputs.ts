import { z } from "zod";
import { backend } from "./backend";
import { certificate, certificateAuthority, certificateRevocationList } from "./certificate";
import { frontend } from "./frontend";
import { defaults, global, namedDefaults } from "./global";
import { ring } from "./logging";
import { mailers } from "./mailers";
import { node, packages, rollout, vrrp } from "./node";
import { listOf, object } from "../values/objects";
import { peers } from "./peers";
import { file, list, map } from "./releaseFile";
import { cache, httpErrors } from "./response";
import { resolvers } from "./resolvers";
import { stats } from "./stats";
import { userlist } from "./userlist";
import { haproxyRelease, virtualIp } from "../values";

/** The inputs of the component, once resolved. */
export const inputs = object({
  nodes: listOf(node, 2, 10),
  virtualIps: listOf(virtualIp, 1),
  certificates: listOf(certificate).default([]),
  certificateAuthorities: listOf(certificateAuthority).default([]),
  certificateRevocationLists: listOf(certificateRevocationList).default([]),
  frontends: listOf(frontend, 1),
  backends: listOf(backend),
  maps: listOf(map).default([]),
  lists: listOf(list).default([]),
  files: listOf(file).default([]),
  resolvers: listOf(resolvers).default([]),
  mailers: listOf(mailers).default([]),
  userlists: listOf(userlist).default([]),
  httpErrors: listOf(httpErrors).default([]),
  caches: listOf(cache).default([]),
  global: global.prefault({}),
  defaults: defaults.prefault({}),
  namedDefaults: listOf(namedDefaults).default([]),
  peers: peers.prefault({}),
  rings: listOf(ring).default([]),
  stats: stats.prefault({}),
  vrrp: vrrp.prefault({}),
  packages: packages.prefault({}),
  rollout: rollout.prefault({}),
  haproxyVersion: haproxyRelease.optional(),
});

export type GivenInputs = z.input<typeof inputs>;
export type Inputs = z.output<typeof inputs>;
