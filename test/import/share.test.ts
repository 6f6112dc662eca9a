import { readFileSync } from "node:fs";
import path from "node:path";
import { importConfiguration } from "../../src/import";
import { sectionsOf } from "../../src/import/configuration";
import { isOwnWork } from "../../src/import/ownWork";
import { differences, rendered, withoutLost } from "./comparison";
import { corpus, legacy } from "./corpus";

/** How near each file of the corpus is to what is deployed, as SOURCES.md has it. */
const nearness = new Map(
  [
    ...readFileSync(path.join(__dirname, "corpus/SOURCES.md"), "utf8").matchAll(
      /^\| (\S+)\.cfg .*?\| (read|excerpts|kind) /gm,
    ),
  ].map(([, name = "", how = ""]) => [name, how] as const),
);

/** What is said by inputs and is there again in what they render, of all lines but those of the pair's own work. */
const shares = Object.entries(corpus).map(([name, text]) => {
  const imported = importConfiguration(text);
  const own = sectionsOf(text)
    .flatMap(({ kind, lines }) => lines.map((line) => isOwnWork(kind, line.words ?? [])))
    .filter((isOwn) => isOwn).length;
  const { missing } = differences(withoutLost(text, imported), rendered(imported));
  const lines = imported.lines - own;
  const expressed = lines - imported.leftOver.length - missing.length;
  return { name, lines, expressed, lost: missing.length, share: expressed / lines };
});
const current = shares.filter(({ name }) => name !== legacy);
const sum = (numbers: number[]) => numbers.reduce((total, next) => total + next, 0);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function inAll(name: string, counted: typeof shares): (typeof shares)[number] {
  const [lines, expressed, lost] = (["lines", "expressed", "lost"] as const).map((key) =>
    sum(counted.map((one) => one[key])),
  ) as [number, number, number];
  return { name, lines, expressed, lost, share: expressed / lines };
}

test("inputs express at least 90 % of the corpus's lines, without extraLines", () => {
  const isKind = ({ name }: { name: string }) => nearness.get(name) === "kind";
  const all = inAll("in all", current);
  const row = ({ name, lines, expressed, lost, share }: typeof all) =>
    [
      name.padEnd(26),
      (nearness.get(name) ?? "").padEnd(8),
      lines,
      expressed,
      lines - expressed - lost,
      lost,
      percent(share),
    ]
      .map((cell) => String(cell).padStart(8))
      .join(" ");
  const legacyRows = shares.filter(({ name }) => name === legacy).map((one) => `${row(one)} (not counted)`);
  const heading = ["file".padEnd(26), "source".padEnd(8), "lines", "inputs", "left", "lost", "share"]
    .map((cell) => cell.padStart(8))
    .join(" ");
  const totals = [
    inAll('in all of "kind"', current.filter(isKind)),
    inAll(
      "in all of the others",
      current.filter((one) => !isKind(one)),
    ),
    all,
  ];
  process.stdout.write(`${[heading, ...current.map(row), ...totals.map(row), ...legacyRows].join("\n")}\n`);
  expect(current.length).toBeGreaterThanOrEqual(20);
  expect(sum(current.map(({ lost }) => lost))).toBe(0);
  expect(all.share).toBeGreaterThanOrEqual(0.95);
});

test("SOURCES.md states how closely each file follows its source", () => {
  expect([...nearness.keys()].sort()).toEqual(Object.keys(corpus).sort());
});

test.each(current)("inputs express at least 80 % of $name", ({ share }) => {
  expect(share).toBeGreaterThanOrEqual(0.8);
});

test("keywords that HAProxy dropped since 1.x are left over, with their replacements", () => {
  const reasons = importConfiguration(corpus[legacy] ?? "").leftOver.map(({ line, reason }) => [
    line.words?.[0] ?? "",
    reason,
  ]);
  expect(Object.fromEntries(reasons)).toMatchObject({
    contimeout: "HAProxy dropped it; today it is `timeout connect`, `timeout client` and `timeout server`",
    block: expect.stringMatching(
      /^HAProxy dropped it; today it is `http-request deny`; PROTECTION LOST/,
    ) as string,
    reqadd: "HAProxy dropped it; today it is `http-request` rules",
    appsession: "HAProxy dropped it; today it is `stick` rules on the cookie",
  });
});
