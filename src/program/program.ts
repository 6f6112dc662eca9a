/** The program of `pulumi up` in this repository: one pair, from the stack's config alone. */
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { HaproxyPair } from "../haproxyPair";
import { argsOfConfig } from "./stackConfig";

const project = path.join(__dirname, "../..");
const pair = new HaproxyPair("pair", argsOfConfig(pulumi.runtime.allConfig(), pulumi.getProject(), project));

export const virtualIps = pair.virtualIps;
export const haproxyConfig = pair.haproxyConfig;
export const configDigest = pair.configDigest;
export const haproxyVersions = pair.haproxyVersions;
export const statsPassword = pair.statsPassword;
