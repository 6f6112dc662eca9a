import type { Row } from "../row";
import { changes } from "./changes";
import { failovers } from "./failovers";
import { identity } from "./identity";

/** All rows, in the order of the table. */
export const rows: Row[] = [...identity, ...changes, ...failovers];
