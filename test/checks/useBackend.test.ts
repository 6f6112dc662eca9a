import fc from "fast-check";
import { type Condition, conditionOf, conditionText, type Term } from "../../src/language/condition";
import { wordsOf } from "../../src/language/words";
import { requestedHost } from "../../src/expand/requestedHost";
import { expandUseBackend } from "../../src/expand/useBackend";

interface Request {
  host: string;
  path: string;
  method: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  /** The named ACLs that it meets. */
  acls: string[];
}

const others = Array.from({ length: 80 }, (_, index) => `other-${index}.test`);
const hosts = ["a.test", "b.test", "x.a.test", "*.a.test", "*.test"];
const paths = ["/", "/v1", "/v1/", "/v1/a", "/v10"];
const methods = ["GET", "POST", "PUT"];
const values = ["1", "2", "-f"];
const acls = ["is_a", "is_b", "is_c"];
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

const requests: fc.Arbitrary<Request> = fc.record({
  host: fc.constantFrom(...hosts.filter((host) => !host.includes("*")), "A.test"),
  path: fc.constantFrom(...paths),
  method: fc.constantFrom(...methods),
  headers: fc.dictionary(fc.constantFrom("X-A", "X-B"), fc.constantFrom(...values)),
  query: fc.dictionary(fc.constantFrom("p", "q"), fc.constantFrom(...values)),
  acls: fc.subarray(acls),
});

const terms: fc.Arbitrary<Term> = fc.record({ negated: fc.boolean(), name: fc.constantFrom(...acls) });
const conditions: fc.Arbitrary<Condition> = fc.record({
  unless: fc.boolean(),
  alternatives: fc.array(fc.array(terms, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
});

const entries = fc.record({
  hosts: optional(
    fc
      .tuple(fc.subarray(hosts, { minLength: 1 }), fc.boolean())
      .map(([some, many]) => (many ? [...others, ...some] : some)),
  ),
  path: optional(fc.constantFrom(...paths)),
  pathPrefix: optional(fc.constantFrom(...paths)),
  header: optional(fc.constantFrom("X-A", "X-B")),
  headerValue: optional(fc.constantFrom(...values)),
  queryParameter: optional(fc.constantFrom("p", "q")),
  queryValue: optional(fc.constantFrom(...values)),
  methods: optional(fc.subarray(methods, { minLength: 1 })),
  condition: optional(conditions.map(conditionText)),
});
type Entry = typeof entries extends fc.Arbitrary<infer T> ? T : never;

/** Whether a request meets everything that an entry says, straight from what the inputs mean. */
function meets(request: Request, entry: Entry): boolean {
  const host = request.host.toLowerCase();
  const isHost = (name: string) => (name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name);
  const isPath = (path: string) =>
    path.endsWith("/") ? request.path.startsWith(path) : request.path === path;
  const has = (given: Record<string, string>, name: string, value?: string) =>
    value === undefined ? given[name] !== undefined : given[name] === value;
  return (
    (entry.hosts?.some(isHost) ?? true) &&
    (entry.path === undefined || isPath(entry.path)) &&
    request.path.startsWith(entry.pathPrefix ?? "") &&
    (entry.header === undefined || has(request.headers, entry.header, entry.headerValue)) &&
    (entry.queryParameter === undefined || has(request.query, entry.queryParameter, entry.queryValue)) &&
    (entry.methods?.includes(request.method) ?? true) &&
    (entry.condition === undefined || holds(request, entry.condition))
  );
}

/** Whether a request meets a condition, read as haproxy reads it. */
function holds(request: Request, text: string): boolean {
  const condition = conditionOf(text);
  if (condition === undefined) throw new Error(`no condition: ${text}`);
  const { unless, alternatives } = condition;
  return unless !== alternatives.some((terms) => terms.every((term) => termHolds(request, term)));
}

function termHolds(
  request: Request,
  { negated, name, words: [criterion = "", ...rest] = [] }: Term,
): boolean {
  if (name !== undefined) return negated !== request.acls.includes(name);
  const ignoreCase = rest[0] === "-i";
  if (ignoreCase) rest.shift();
  const match = rest[0] === "-m" ? rest.splice(0, 2)[1] : "str";
  if (rest[0] === "--") rest.shift();
  const sample = sampleOf(request, criterion);
  const given = ignoreCase ? sample?.toLowerCase() : sample;
  const matched =
    given !== undefined &&
    (match === "found" ||
      rest.some((value) =>
        match === "beg" ? given.startsWith(value) : match === "end" ? given.endsWith(value) : given === value,
      ));
  return negated !== matched;
}

function sampleOf(request: Request, criterion: string): string | undefined {
  if (criterion === requestedHost) return request.host;
  if (criterion === "path") return request.path;
  if (criterion === "method") return request.method;
  const [, fetch = "", name = ""] = /^(req\.hdr|url_param)\((.*)\)$/.exec(criterion) ?? [];
  if (fetch === "") throw new Error(`an unknown criterion: ${criterion}`);
  return fetch === "url_param" ? request.query[name] : request.headers[name];
}

describe("an entry of useBackends", () => {
  test("matches only requests that meet all its criteria, whatever its condition", () => {
    let taken = 0;
    fc.assert(
      fc.property(entries, requests, (entry, request) => {
        const lines = expandUseBackend({ backend: "app", ...entry }, "http");
        const expected = meets(request, entry);
        taken += expected ? 1 : 0;
        for (const { condition = "" } of lines)
          expect(wordsOf(`use_backend app if ${condition}`)?.length).toBeLessThanOrEqual(64);
        const takes = lines.some(({ condition }) => condition === undefined || holds(request, condition));
        expect(takes).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(300);
  });
});

describe("a condition", () => {
  test("parses back to the expression that it was rendered from", () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(conditionOf(conditionText(condition))).toEqual(condition);
      }),
    );
  });
});
