import * as pulumi from "@pulumi/pulumi";
import type { Generated } from "./generated";
import { filesText } from "../node/stdin";
import {
  authorityFiles,
  certificateFiles,
  cookieKeyFiles,
  passwordFiles,
  statsAuthFile,
} from "../render/certificateFiles";
import { type HaproxyCfg, renderHaproxyCfg } from "../render/haproxyCfg";
import { renderKeepalivedConf } from "../render/keepalivedConf";
import { releaseFiles } from "../render/releaseFiles";
import type { Model } from "../model/model";

/** The texts that the nodes get. */
export interface PairFiles {
  haproxyCfg: pulumi.Output<HaproxyCfg>;
  /** The maps, lists and other files of haproxy.cfg. */
  publicFiles: pulumi.Output<string>;
  /** Certificates with their keys, exchanged at run time. Secret. */
  certificates: pulumi.Output<string>;
  /** All other secret files. */
  otherSecrets: pulumi.Output<string>;
  statsPassword: pulumi.Output<string>;
  keepalivedConfOf: (node: string) => pulumi.Output<string>;
}

export function renderFiles(model: pulumi.Output<Model>, generated: Generated): PairFiles {
  const statsPassword = pulumi.secret(
    pulumi
      .all([model, generated.statsPassword])
      .apply(([{ statsPassword }, generated]) => statsPassword ?? generated),
  );
  return {
    statsPassword,
    haproxyCfg: model.apply(renderHaproxyCfg),
    publicFiles: model.apply((model) => filesText(releaseFiles(model))),
    certificates: model.apply((model) => filesText(certificateFiles(model))),
    otherSecrets: pulumi
      .all([model, statsPassword, generated.dynamicCookieKey])
      .apply(([model, password, key]) =>
        filesText([
          ...authorityFiles(model),
          ...passwordFiles(model),
          ...cookieKeyFiles(model, key),
          statsAuthFile(model, password),
        ]),
      ),
    keepalivedConfOf: (node) =>
      pulumi
        .all([model, generated.virtualRouterId])
        .apply(([model, id]) => renderKeepalivedConf(model, node, model.vrrp.virtualRouterId ?? id)),
  };
}
