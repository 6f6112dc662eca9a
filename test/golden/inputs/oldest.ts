import type { HaproxyPairArgs } from "../../../src/args";
import { shop } from "./shop";

/** The shop on HAProxy 2.2, the oldest supported release. */
export const oldest: HaproxyPairArgs = { ...shop, haproxyVersion: "2.2" };
