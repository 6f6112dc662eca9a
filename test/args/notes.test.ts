import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { valuesSince } from "../../src/checks/releases/inputReleases";
import { inputNotes } from "../../src/syntax/sections";

const folder = path.join(__dirname, "../../src/args");

interface Member {
  doc: string;
  /** The interface that its type names, if any. */
  type: string | undefined;
}
interface Interface {
  parents: string[];
  members: Map<string, Member>;
}

/** The interfaces of src/args by name, as they are written. */
function interfacesIn(): Map<string, Interface> {
  const found = new Map<string, Interface>();
  for (const file of readdirSync(folder)) {
    const source = ts.createSourceFile(
      file,
      readFileSync(path.join(folder, file), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    source.statements.filter(ts.isInterfaceDeclaration).forEach((declaration) => {
      const parents = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
        types.map((t) => t.getText()),
      );
      const members = declaration.members.filter(ts.isPropertySignature).map((member): [string, Member] => [
        member.name.getText(),
        {
          doc: ts
            .getJSDocCommentsAndTags(member)
            .map((doc) => doc.getText())
            .join(" ")
            .replace(/\s*\n\s*\*\s*/g, " "),
          type: /\b([A-Z]\w+Args)\b/.exec(member.type?.getText() ?? "")?.[1],
        },
      ]);
      found.set(declaration.name.text, { parents, members: new Map(members) });
    });
  }
  return found;
}

const interfaces = interfacesIn();

function memberOf(name: string, key: string): Member | undefined {
  const { members, parents } = interfaces.get(name) ?? { members: new Map<string, Member>(), parents: [] };
  return members.get(key) ?? parents.map((parent) => memberOf(parent, key)).find((member) => member);
}

/** The doc comment of the input at a path. */
function docOf(input: string): string {
  let type: string | undefined = "HaproxyPairArgs";
  let doc = "";
  for (const key of input.split(".").filter((step) => step !== "*")) {
    const member = memberOf(type ?? "", key);
    if (member === undefined) throw new Error(`${input}: ${type ?? "a plain type"} has no member ${key}`);
    ({ doc, type } = member);
  }
  return doc;
}

const notes = inputNotes().filter(({ input }) => !input.includes("="));

test("the docs of an input name the first release that has it", () => {
  const silent = notes.filter(({ input, since }) => since && !docOf(input).includes(`HAProxy ${since}`));
  expect(silent.map(({ input, since = "" }) => `${input}: HAProxy ${since}`)).toEqual([]);
});

test("the docs of an input name the only mode that has it", () => {
  const silent = notes.filter(({ input, mode }) => mode && !docOf(input).includes(`${mode} mode only`));
  expect(silent.map(({ input, mode = "" }) => `${input}: ${mode} mode only`)).toEqual([]);
});

test("an input whose docs name a first release is checked against it", () => {
  const checked = new Set(
    [...Object.keys(valuesSince), ...inputNotes().map(({ input }) => input)].map(
      (input) =>
        input
          .replace(/\^?=.*/, "")
          .split(".")
          .filter((step) => step !== "*")
          .at(-1) ?? "",
    ),
  );
  // A bind with QUIC, the named defaults that `from` refers to, and the action that takes `id` are checked instead.
  const otherwise = ["quic", "from", "id"];
  const unchecked = [...interfaces.values()]
    .flatMap(({ members }) => [...members])
    .filter(
      ([key, { doc }]) => /Needs HAProxy \d/.test(doc) && !checked.has(key) && !otherwise.includes(key),
    );
  expect(unchecked.map(([key]) => key)).toEqual([]);
});
