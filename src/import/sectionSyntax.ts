import type { z } from "zod";
import { backendLines } from "../syntax/backend";
import { defaultsLines } from "../syntax/defaults";
import { frontendLines } from "../syntax/frontend";
import { globalLines } from "../syntax/global";
import { ringLines } from "../syntax/logging";
import { mailersLines } from "../syntax/mailers";
import { resolversLines } from "../syntax/resolvers";
import { cacheLines, httpErrorsLines } from "../syntax/responses";
import type { Field } from "../language/section";
import { userlistLines } from "../syntax/userlist";
import { backend } from "../schema/backend";
import { frontend } from "../schema/frontend";
import { defaults, global } from "../schema/global";
import { ring } from "../schema/logging";
import { mailers } from "../schema/mailers";
import { resolvers } from "../schema/resolvers";
import { cache, httpErrors } from "../schema/response";
import { userlist } from "../schema/userlist";

/** The inputs of a section that were read so far. */
export type Draft = Record<string, unknown>;

/** The lines of a section, and the schema of its inputs. */
export interface SectionSyntax {
  fields: Field<Draft>[];
  shape: Record<string, z.ZodType>;
}

const syntax = <Section>(
  fields: Field<Section>[],
  { shape }: { shape: Record<string, z.ZodType> },
): SectionSyntax => ({ fields: fields as unknown as Field<Draft>[], shape });

export const globalSyntax = syntax(globalLines, global);
export const defaultsSyntax = syntax(defaultsLines, defaults);
export const frontendSyntax = syntax(frontendLines, frontend);
export const backendSyntax = syntax(backendLines, backend);

/** The sections other than global, defaults and proxies: the input that they are elements of, and their syntax. */
export const otherSections: Record<string, { input: string; syntax: SectionSyntax }> = {
  resolvers: { input: "resolvers", syntax: syntax(resolversLines, resolvers) },
  mailers: { input: "mailers", syntax: syntax(mailersLines, mailers) },
  userlist: { input: "userlists", syntax: syntax(userlistLines, userlist) },
  "http-errors": { input: "httpErrors", syntax: syntax(httpErrorsLines, httpErrors) },
  ring: { input: "rings", syntax: syntax(ringLines, ring) },
  cache: { input: "caches", syntax: syntax(cacheLines, cache) },
};
