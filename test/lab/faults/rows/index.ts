import type { Row } from "../row";
import { apt } from "./apt";
import { changes } from "./changes";
import { failovers } from "./failovers";
import { identity } from "./identity";
import { interrupted } from "./interrupted";
import { lostNodes } from "./lostNodes";
import { network } from "./network";
import { owners } from "./owners";
import { restarts } from "./restarts";
import { takeovers } from "./takeovers";

/** All rows, in the order of the table. */
export const rows: Row[] = [
  ...identity,
  ...owners,
  ...lostNodes,
  ...changes,
  ...interrupted,
  ...failovers,
  ...restarts,
  ...network,
  ...apt,
  ...takeovers,
];
