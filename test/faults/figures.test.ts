import { figuresOf, type Try } from "../lab/faults/figures";
import { randomFrom } from "../lab/faults/random";
import type { Row, Target } from "../lab/faults/row";

const row = (target?: Target): Row => ({ name: "fault", target, run: () => Promise.resolve() });

const tried = (seen: Partial<Try> = {}): Try => ({
  what: "1",
  sent: 1000,
  failed: 0,
  failures: [],
  gap: 20,
  holders: ["lb1"],
  moves: 0,
  twoHolders: 0,
  noHolder: 0,
  stoodStill: 12,
  seconds: 3,
  faults: [],
  log: [],
  ...seen,
});

describe("a row of the fault campaign", () => {
  it("reaches its target when no request fails and the address stays", () => {
    expect(figuresOf(row(), [tried()]).missed).toEqual([]);
  });

  it.each<[string, Partial<Try>, RegExp]>([
    ["a request fails", { failed: 1, failures: ["status 503"] }, /1 of 1000 requests failed: status 503/],
    ["the address moves", { moves: 1, holders: ["lb1", "lb2"] }, /moved 1 times: lb1 → lb2/],
    ["two nodes hold the address", { twoHolders: 40 }, /two holders for 40 ms/],
    ["the pair does not do as it must", { faults: ["lb1 keeps incoming.x"] }, /lb1 keeps incoming\.x/],
  ])("misses it when %s", (_name, seen, why) => {
    const { missed } = figuresOf(row(), [tried(seen)]);
    expect(missed).toEqual([expect.stringMatching(why)]);
  });

  it("may fail requests and move the address once where a gap is allowed", () => {
    expect(figuresOf(row({ gap: 150 }), [tried({ failed: 9, moves: 1, gap: 140 })]).missed).toEqual([]);
  });

  it("misses its target when half of the tries have a longer gap, and shows the longest", () => {
    const figures = figuresOf(
      row({ gap: 150 }),
      [140, 160, 900].map((gap) => tried({ gap })),
    );
    expect(figures).toMatchObject({ medianGap: 160, longestGap: 900 });
    expect(figures.missed).toEqual(["no answer for 160 ms; allowed are 150"]);
  });
});

describe("a soak", () => {
  const draw = (seed: number): string[] => {
    const oneOf = randomFrom(seed);
    return Array.from({ length: 20 }, () => oneOf(["a", "b", "c", "d"]));
  };

  it("draws the same actions again for the same seed, and others for another", () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(new Set(draw(7)).size).toBe(4);
  });
});
