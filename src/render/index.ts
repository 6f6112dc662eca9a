export {
  authorityFiles,
  certificateFiles,
  cookieKeyFiles,
  passwordFiles,
  type SecretFile,
  statsAuthFile,
} from "./certificateFiles";
export { type HaproxyCfg, renderHaproxyCfg } from "./haproxyCfg";
export { interfacePlaceholder, renderKeepalivedConf } from "./keepalivedConf";
export { type ReleaseFile, releaseFiles } from "./releaseFiles";
