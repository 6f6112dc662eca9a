import { object } from "../values/objects";
import { port } from "../values";

export const peers = object({ port: port.default(10_000) });
