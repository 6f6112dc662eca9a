import { importConfiguration } from "../../src/import";
import { sectionsOf } from "../../src/import/configuration";
import { differences, familiesOutOfOrder, rendered, withoutLost } from "./comparison";
import { corpus, legacy } from "./corpus";
import { directivesOf } from "./directives";

const current = Object.entries(corpus).filter(([name]) => name !== legacy);

test.each(current)(
  "the configuration made of %s has the same directives in the same order, section by section",
  (_, original) => {
    const imported = importConfiguration(original);
    expect(imported.faults).toEqual([]);
    expect(differences(withoutLost(original, imported), rendered(imported))).toEqual({
      missing: [],
      added: [],
      disordered: [],
    });
  },
);

test("sections of a made configuration are those of the original, and of its tables of peers", () => {
  const names = (text: string) =>
    sectionsOf(text)
      .filter(
        ({ kind, name }) => ["frontend", "backend", "listen"].includes(kind) && !/^haproxy-pair-/.test(name),
      )
      .map(({ name }) => name.replace(/-frontend$/, ""));
  for (const [, original] of current) {
    const tables = sectionsOf(original)
      .filter(({ kind }) => kind === "peers")
      .flatMap(({ lines }) => lines.flatMap(({ words }) => (words?.[0] === "table" ? [words[1] ?? ""] : [])));
    const known = [...names(original), ...tables];
    expect(names(rendered(importConfiguration(original))).filter((name) => !known.includes(name))).toEqual(
      [],
    );
  }
});

describe("the comparison", () => {
  const rules = [
    "http-request deny if { path /a }",
    "http-request allow",
    "tcp-request content accept",
    "tcp-request content reject",
    "use_backend a if { path /a }",
    "use_backend b if { path /b }",
    "acl x src 10.0.0.1",
    "acl x src 10.0.0.2",
    "server a 10.0.0.1:80",
    "server b 10.0.0.2:80",
    "stick on src",
    "stick on path",
    "http-check send meth GET",
    "http-check expect status 200",
  ];
  const section = (lines: string[]) =>
    `listen a\n  mode http\n${lines.map((line) => `  ${line}\n`).join("")}`;

  test("notices when rules, ACLs of one name, servers or checks change places", () => {
    const [before, after] = [rules, [...rules].reverse()].map(
      (lines) => directivesOf(section(lines)).get("listen a") ?? [],
    );
    expect(familiesOutOfOrder(before ?? [], after ?? [])).toEqual([
      ...["http-request", "tcp-request", "use_backend", "acl x", "server", "stick", "http-check"],
    ]);
  });

  test("notices what is on the wrong side of a listen section, divided", () => {
    const made =
      "frontend a-frontend\n  mode http\n  stick on src\nbackend a\n  mode http\n  http-request allow\n";
    expect(differences(section(["http-request allow", "stick on src"]), made).missing).toEqual([
      "listen a: http-request allow",
      "listen a: stick on src",
    ]);
  });
});
