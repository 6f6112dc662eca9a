import { readFileSync } from "node:fs";
import path from "node:path";
import Mustache from "mustache";
import { haproxyCfgView } from "../../src/render/haproxyCfg";
import { keepalivedConfView } from "../../src/render/keepalivedConf";
import { renderTemplate } from "../../src/render/template";
import { validate } from "../../src/validate";
import { cases } from "../golden/inputs";

type Tag = [string, string, number, number, Tag[]?];

/** The names that a template uses inside of each of its sections. */
function namesIn(tags: Tag[], section = ""): Map<string, Set<string>> {
  const names = new Map([[section, new Set<string>()]]);
  for (const [kind, name, , , inner] of tags) {
    if (kind === "text" || name === ".") continue;
    names.get(section)?.add(name);
    for (const [at, found] of inner === undefined ? [] : namesIn(inner, `${section}/${name}`)) {
      names.set(at, found);
    }
  }
  return names;
}

/** The keys that a view has inside of each of its objects. */
function keysIn(view: unknown, section = ""): Map<string, Set<string>[]> {
  const keys = new Map<string, Set<string>[]>();
  const add = (at: string, found: Set<string>[]) => keys.set(at, [...(keys.get(at) ?? []), ...found]);
  if (Array.isArray(view)) {
    for (const element of view as unknown[]) {
      keysIn(element, section).forEach((found, at) => add(at, found));
    }
  } else if (typeof view === "object" && view !== null) {
    add(section, [new Set(Object.keys(view))]);
    for (const [key, inner] of Object.entries(view)) {
      keysIn(inner, `${section}/${key}`).forEach((found, at) => add(at, found));
    }
  }
  return keys;
}

const models = Object.values(cases).map((inputs) => validate(inputs).model);

describe.each([
  ["haproxy.cfg.mustache", models.map((model) => haproxyCfgView(model, "0123456789ab"))],
  ["keepalived.conf.mustache", models.map((model) => keepalivedConfView(model, "lb1", 51))],
])("the template %s", (file, views: object[]) => {
  const template = readFileSync(path.join(__dirname, "../../templates", file), "utf8");

  test("uses exactly the keys that its view has, at each level", () => {
    const keys = keysIn(views);
    const used = namesIn(Mustache.parse(template) as Tag[]);
    expect([...keys.keys()].sort()).toEqual(
      [...used.keys()].filter((section) => used.get(section)?.size).sort(),
    );
    for (const [section, objects] of keys) {
      for (const object of objects) {
        expect({ section, keys: [...object].sort() }).toEqual({
          section,
          keys: [...(used.get(section) ?? [])].sort(),
        });
      }
    }
  });

  test("renders values unchanged", () => {
    expect(template).not.toMatch(/\{\{[{&]/);
    const hostile = `<&"'{{digest}}>`;
    expect(renderTemplate(file, { ...views[0], digest: hostile, address: hostile })).toContain(hostile);
  });
});
