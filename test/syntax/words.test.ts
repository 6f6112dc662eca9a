import { literalFormat } from "../../src/syntax/codec";
import { word } from "../../src/syntax/words";

const noFiles = { path: () => "", name: () => undefined };

describe("a word of haproxy.cfg", () => {
  test.each([
    ["/img/a.png", "/img/a.png"],
    ["%[src]", "%[src]"],
    ["two words", "'two words'"],
    ["a#b", "'a#b'"],
    ["${HOME}", "'${HOME}'"],
    ["it's", String.raw`'it'\''s'`],
    [String.raw`\d+`, String.raw`'\d+'`],
    ['"', `'"'`],
    ["{", "'{'"],
    ["", "''"],
    ["größe", "'größe'"],
  ])("%j is written %s", (text, written) => {
    expect(word(text)).toBe(written);
  });

  test.each(["a\nb", "a\rb", "a\0b", "a\u2028b"])("%j is refused", (text) => {
    expect(() => word(text)).toThrow("control characters");
  });

  test("literal text in a log format keeps its percent signs", () => {
    expect(literalFormat.write("100%", noFiles)).toBe("100%%");
    expect(literalFormat.write("%[src] %", noFiles)).toBe("'%%[src] %%'");
  });
});
