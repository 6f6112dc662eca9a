/** What single values of inputs have to be, each with the message for one that is not. */
export * from "./basic";
export * from "./names";
export * from "./times";
export * from "./addresses";
export * from "./http";
export * from "./expressions";
export * from "./files";
export * from "./options";
