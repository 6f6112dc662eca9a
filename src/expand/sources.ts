import { defaultsOf } from "./proxyMode";
import type { Inputs } from "../schema/inputs";

type Frontend = Inputs["frontends"][number];
type Defaults = Inputs["defaults"];

/** Returns a frontend and the defaults that it starts from, the nearest first. */
export const sourcesOf = (frontend: Frontend, inputs: Inputs): Defaults[] => [
  frontend,
  ...defaultsOf<Defaults>(frontend, inputs),
];
