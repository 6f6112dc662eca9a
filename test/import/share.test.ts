import { importConfiguration } from "../../src/import";
import { corpus, legacy } from "./corpus";

const shares = Object.entries(corpus).map(([name, text]) => {
  const { lines, leftOver } = importConfiguration(text);
  return { name, lines, expressed: lines - leftOver.length, share: 1 - leftOver.length / lines };
});
const current = shares.filter(({ name }) => name !== legacy);
const sum = (numbers: number[]) => numbers.reduce((total, next) => total + next, 0);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

test("of the corpus, at least 95 % of all lines are said by inputs, without extraLines", () => {
  const total = {
    name: "in all",
    lines: sum(current.map(({ lines }) => lines)),
    expressed: sum(current.map(({ expressed }) => expressed)),
  };
  const all = { ...total, share: total.expressed / total.lines };
  const row = ({ name, lines, expressed, share }: typeof all) =>
    [name.padEnd(26), lines, expressed, lines - expressed, percent(share)]
      .map((cell) => String(cell).padStart(8))
      .join(" ");
  const legacyRows = shares.filter(({ name }) => name === legacy).map((one) => `${row(one)} (not counted)`);
  const heading = ["file".padEnd(26), "lines", "inputs", "left", "share"]
    .map((cell) => cell.padStart(8))
    .join(" ");
  process.stdout.write(`${[heading, ...current.map(row), row(all), ...legacyRows].join("\n")}\n`);
  expect(current.length).toBeGreaterThanOrEqual(20);
  expect(all.share).toBeGreaterThanOrEqual(0.95);
});

test.each(current)("of $name, at least 80 % is said by inputs", ({ share }) => {
  expect(share).toBeGreaterThanOrEqual(0.8);
});

test("what HAProxy dropped since 1.x is left over, with what took its place", () => {
  const reasons = importConfiguration(corpus[legacy] ?? "").leftOver.map(({ line, reason }) => [
    line.words?.[0] ?? "",
    reason,
  ]);
  expect(Object.fromEntries(reasons)).toMatchObject({
    contimeout: "HAProxy dropped it; today it is `timeout connect`, `timeout client` and `timeout server`",
    block: expect.stringMatching(/^HAProxy dropped it; today it is `http-request deny`; PROTECTION LOST/) as string,
    reqadd: "HAProxy dropped it; today it is `http-request` rules",
    appsession: "HAProxy dropped it; today it is `stick` rules on the cookie",
  });
});
