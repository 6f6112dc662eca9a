/** Schemas of single values, each with the message for a wrong one. */
export * from "./basic";
export * from "./names";
export * from "./times";
export * from "./addresses";
export * from "./http";
export * from "./expressions";
export * from "./files";
export * from "./options";
