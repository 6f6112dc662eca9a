export * from "./args";
export { HaproxyPair } from "./haproxyPair";
