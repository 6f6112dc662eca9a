import type { Findings } from "../check";
import { present } from "../../faults/given";
import type { BackendDraft, FrontendDraft, InputsDraft } from "../../model/draft";
import { reportDuplicates } from "../../faults/duplicates";
import { type Path, type Report, show } from "../../faults/faults";
import { hsts as hstsSchema } from "../../schema/response";
import { cacheNames, fileNames, httpErrorsNames } from "../references/names";
import { checkReply, errorStatuses } from "./replies";

type Proxy = FrontendDraft | BackendDraft;
type ResponseOptions = Pick<Proxy, "compression" | "importedErrorFiles" | "errorFiles" | "errorReplies">;
type ErrorFiles = Proxy["errorFiles"];

/** Checks the caches and groups of error pages, and the responses in `defaults`. */
export function checkResponses(inputs: InputsDraft, { report }: Findings): void {
  for (const [{ totalMaxSize = 0, maxObjectSize = 0 }, index] of present(inputs.caches)) {
    if (maxObjectSize > totalMaxSize * 2 ** 19) {
      report(
        ["caches", index, "maxObjectSize"],
        `${maxObjectSize} is more than half of \`totalMaxSize\`, ${totalMaxSize} megabytes`,
      );
    }
  }
  for (const [{ errorFiles }, index] of present(inputs.httpErrors)) {
    checkErrorFiles(inputs, errorFiles, ["httpErrors", index, "errorFiles"], report);
  }
  checkOptions(inputs, inputs.defaults ?? {}, ["defaults"], report);
  for (const [defaults, index] of present(inputs.namedDefaults)) {
    checkOptions(inputs, defaults, ["namedDefaults", index], report);
  }
}

/** Checks the response options of a frontend or backend. */
export function checkProxyResponses(inputs: InputsDraft, proxy: Proxy, path: Path, report: Report): void {
  const { cors, hsts, cache } = proxy;
  checkOptions(inputs, proxy, path, report);
  cacheNames(inputs).check(cache, [...path, "cache"], report);
  const { allowOrigins = [], allowCredentials } = cors ?? {};
  if (allowOrigins.includes("*") && (allowCredentials === true || allowOrigins.length > 1)) {
    report(
      [...path, "cors", "allowOrigins"],
      '"*" cannot be combined with other origins or `allowCredentials`: any page could act for the user',
    );
  }
  const { preload, includeSubDomains, maxAge = defaultMaxAge } = hsts ?? {};
  if (preload === true && (includeSubDomains !== true || maxAge < 31_536_000)) {
    report([...path, "hsts", "preload"], "needs `includeSubDomains` and a `maxAge` of at least 31536000");
  }
}

function checkOptions(inputs: InputsDraft, options: ResponseOptions, path: Path, report: Report): void {
  for (const [{ httpErrors, statuses }, index] of present(options.importedErrorFiles)) {
    const at = [...path, "importedErrorFiles", index];
    httpErrorsNames(inputs).check(httpErrors, [...at, "httpErrors"], report);
    present(statuses).forEach(([status, position]) => {
      checkErrorStatus(status, [...at, "statuses", position], report);
    });
  }
  checkErrorFiles(inputs, options.errorFiles, [...path, "errorFiles"], report);
  for (const [reply, index] of present(options.errorReplies)) {
    const at = [...path, "errorReplies", index];
    checkReply(reply, "error", at, report);
    checkReplyFiles(inputs, reply, at, report);
  }
}

function checkErrorStatus(status: number | undefined, path: Path, report: Report): void {
  if (status !== undefined && !errorStatuses.includes(status)) {
    report(path, `${status} is not one of ${errorStatuses.join(", ")}`);
  }
}

function checkErrorFiles(inputs: InputsDraft, errorFiles: ErrorFiles, path: Path, report: Report): void {
  for (const [{ status, file }, index] of present(errorFiles)) {
    checkErrorStatus(status, [...path, index, "status"], report);
    checkCompleteResponse(inputs, file, [...path, index, "file"], report);
  }
  reportDuplicates(
    (errorFiles ?? []).map((errorFile) => errorFile?.status?.toString()),
    (index) => [...path, index, "status"],
    report,
  );
}

const defaultMaxAge = hstsSchema.shape.maxAge.parse(undefined);

interface ReplyFiles {
  file?: string;
  lfFile?: string;
  errorfile?: string;
  errorfiles?: string;
}

/** Checks the files that a response refers to. */
export function checkReplyFiles(inputs: InputsDraft, reply: ReplyFiles, path: Path, report: Report): void {
  fileNames(inputs).check(reply.file, [...path, "file"], report);
  fileNames(inputs).check(reply.lfFile, [...path, "lfFile"], report);
  httpErrorsNames(inputs).check(reply.errorfiles, [...path, "errorfiles"], report);
  checkCompleteResponse(inputs, reply.errorfile, [...path, "errorfile"], report);
}

function checkCompleteResponse(
  inputs: InputsDraft,
  name: string | undefined,
  path: Path,
  report: Report,
): void {
  fileNames(inputs).check(name, path, report);
  const file = (inputs.files ?? []).find((candidate) => candidate?.name === name);
  if (name !== undefined && file?.content !== undefined && !/^HTTP\/\d/.test(file.content)) {
    report(
      path,
      `the file ${show(name)} does not begin with a status line such as HTTP/1.0 503 Service Unavailable; use \`errorReplies\` or a rule's \`file\` for a page alone`,
    );
  }
}
