import { literalFormat } from "../../src/language/codec";
import { word, words, wordsOf } from "../../src/language/words";

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

  test("parts of a line that are missing leave no space", () => {
    expect(words("bind", false, ":80", undefined, "ssl")).toBe("bind :80 ssl");
  });

  test("literal text in a log format keeps its percent signs", () => {
    expect(literalFormat.write("100%", noFiles)).toBe("100%%");
    expect(literalFormat.write("%[src] %", noFiles)).toBe("'%%[src] %%'");
  });
});

describe("a line of haproxy.cfg", () => {
  // The words that haproxy itself takes from them: see parse_line() in its src/tools.c.
  test.each([
    [String.raw`reqrep ^(.*) \1;\ Secure`, ["reqrep", "^(.*)", String.raw`\1; Secure`]],
    [
      String.raw`acl a path_reg ^/a\.b$ '\d+' "\d"`,
      ["acl", "a", "path_reg", String.raw`^/a\.b$`, String.raw`\d+`, String.raw`\d`],
    ],
    [String.raw`a "\$HOME \"b\"" \$HOME`, ["a", '$HOME "b"', String.raw`\$HOME`]],
    [String.raw`a \\d b\#c # comment`, ["a", String.raw`\d`, "b#c"]],
    [String.raw`a it\'s '' \x41`, ["a", "it's", "", "A"]],
  ])("%s has the words that haproxy finds in it", (line, found) => {
    expect(wordsOf(line)).toEqual(found);
  });

  test("has no words of its own where it depends on the environment, or ends inside quotes", () => {
    expect(wordsOf('log "$HOST" local0')).toBeUndefined();
    expect(wordsOf("acl a path 'open")).toBeUndefined();
  });
});
