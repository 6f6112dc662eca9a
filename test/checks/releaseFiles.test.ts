import { releaseFiles } from "../../src/render";
import { InvalidInputs } from "../../src/faults/faults";
import { validate } from "../../src/validate";
import { certificate } from "../golden/certificates";
import { minimal } from "../golden/inputs/minimal";

const filesFrom = (more: object): { path: string; content: string }[] =>
  releaseFiles(validate({ ...minimal, ...more }).model);

function faultsOf(more: object): string[] {
  try {
    validate({ ...minimal, ...more });
  } catch (error) {
    if (error instanceof InvalidInputs) return error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe("maps, lists and files", () => {
  it("come after a list of the certificates, of which a rotation changes one line", () => {
    const lists = [certificate("site"), certificate("shop")].map((given) =>
      filesFrom({
        certificates: [{ ...given, name: "www" }, certificate("client")],
        lists: [{ name: "blocked", values: ["192.0.2.7"] }],
      }),
    );
    expect(lists.map((files) => files.map(({ content }) => content))).toEqual(
      ["www.pem www-19f65598.pem", "www.pem www-5be07d1f.pem"].map((rotated) => [
        `${rotated}\nclient.pem client-45b764c3.pem\n`,
        "192.0.2.7\n",
      ]),
    );
    expect(lists[0]?.[0]?.path).toBe("/etc/haproxy/live-certs");
  });

  it("become files of the release, in the order of the inputs", () => {
    expect(
      filesFrom({
        maps: [
          {
            name: "hosts",
            entries: [
              { key: "b.example.com", value: "b" },
              { key: "a.example.com", value: "two words" },
            ],
          },
        ],
        lists: [{ name: "blocked", values: ["192.0.2.0/24", "198.51.100.7"] }],
        files: [{ name: "sorry", content: "<h1>Sorry</h1>", extension: "html" }],
      }),
    ).toEqual([
      { path: "/etc/haproxy/maps/hosts.map", content: "b.example.com b\na.example.com two words\n" },
      { path: "/etc/haproxy/lists/blocked.lst", content: "192.0.2.0/24\n198.51.100.7\n" },
      { path: "/etc/haproxy/files/sorry-98b35f7b.html", content: "<h1>Sorry</h1>\n" },
    ]);
  });

  it("keep the comments of a text, but drop the whitespace that haproxy ignores", () => {
    expect(filesFrom({ maps: [{ name: "m", content: "# why\r\n  a  b c \n\n\n" }] })).toEqual([
      { path: "/etc/haproxy/maps/m.map", content: "# why\na  b c\n" },
    ]);
  });

  it("may be empty", () => {
    expect(filesFrom({ lists: [{ name: "l", values: [] }] })).toEqual([
      { path: "/etc/haproxy/lists/l.lst", content: "" },
    ]);
  });

  it("give a file another name when its content changes", () => {
    const nameOf = (content: string): string | undefined =>
      filesFrom({ files: [{ name: "f", content }] })[0]?.path;
    expect(nameOf("one")).not.toBe(nameOf("two"));
    expect(nameOf("one")).toBe(nameOf("one\n"));
  });

  it.each([
    [{ maps: [{ name: "m" }] }, "maps[0]: neither of entries and content is given; exactly one is needed"],
    [
      { lists: [{ name: "l", values: [], content: "" }] },
      "lists[0]: both of values and content are given; exactly one is needed",
    ],
    [
      { maps: [{ name: "m", content: "a b\nalone\n" }] },
      'maps[0].content: line 2 is "alone", not a key, spaces and a value',
    ],
    [
      { maps: [{ name: "m", content: "=== /etc/passwd\n" }] },
      'maps[0].content: line 1 is "=== /etc/passwd", not a key, spaces and a value',
    ],
    [
      {
        maps: [
          {
            name: "m",
            entries: [
              { key: "a", value: "b" },
              { key: "a", value: "c" },
            ],
          },
        ],
      },
      'maps[0].entries[1].key: "a" is given twice: it is the value of maps[0].entries[0].key already',
    ],
    [
      { maps: [{ name: "m", entries: [{ key: "a b", value: "c" }] }] },
      'maps[0].entries[0].key: "a b" is not',
    ],
    [
      { maps: [{ name: "m", entries: [{ key: "a", value: "c\nd e" }] }] },
      'maps[0].entries[0].value: "c\\nd e" is not',
    ],
    [{ lists: [{ name: "l", values: ["#1"] }] }, 'lists[0].values[0]: "#1" is not a pattern'],
    [{ lists: [{ name: "l", values: ["a\nb"] }] }, 'lists[0].values[0]: "a\\nb" is not a pattern'],
    [
      { files: [{ name: "f", content: "ok\n=== /etc/passwd\nx\n" }] },
      "files[0].content: line 2 begins with `=== `",
    ],
    [{ files: [{ name: "f", content: "\u0007" }] }, "files[0].content: line 1 has control characters"],
    [{ files: [{ name: "../f", content: "" }] }, 'files[0].name: "../f" is not a name'],
    [{ files: [{ name: "f", content: "", extension: "a/b" }] }, 'files[0].extension: "a/b" is not'],
  ])("fails for %j", (more, fault) => {
    expect(faultsOf(more)).toEqual([expect.stringContaining(fault)]);
  });
});
