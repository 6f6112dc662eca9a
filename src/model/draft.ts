import type { healthChecks } from "../schema/healthCheck";
import type { GivenInputs } from "../schema/inputs";

/** A value of which any part may be missing, because the schema refused it. */
type Draft<T> = T extends readonly (infer Element)[]
  ? (Draft<Element> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Draft<T[Key]> }
    : T;

/** The inputs that the schema accepts. */
export type InputsDraft = Draft<GivenInputs>;
export type FrontendDraft = NonNullable<NonNullable<InputsDraft["frontends"]>[number]>;
export type BindDraft = NonNullable<NonNullable<FrontendDraft["binds"]>[number]>;
export type UseBackendDraft = NonNullable<NonNullable<FrontendDraft["useBackends"]>[number]>;
export type MapDraft = NonNullable<NonNullable<InputsDraft["maps"]>[number]>;
type HttpRequestRuleDraft = NonNullable<NonNullable<FrontendDraft["httpRequestRules"]>[number]>;
/** A rule of any kind. */
export type RuleDraft = Omit<HttpRequestRuleDraft, "action"> & { action?: string; phase?: string };
export type BackendDraft = NonNullable<NonNullable<InputsDraft["backends"]>[number]>;
export type HealthChecksDraft = Pick<BackendDraft, keyof typeof healthChecks>;
export type BalanceDraft = NonNullable<BackendDraft["balance"]>;
export type ServerDraft = NonNullable<NonNullable<BackendDraft["servers"]>[number]>;
