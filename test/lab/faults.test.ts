import { runCampaign } from "./faults/campaign";
import { rows } from "./faults/rows";
import { Lab } from "./lab";

jest.setTimeout(1_200_000);

describe("npm run faults --short", () => {
  afterAll(async () => {
    await Lab.down("faults");
  });

  it("finds a pair that reaches the target of each row", async () => {
    const short = rows.filter(({ short = 0 }) => short > 0);
    const figures = await runCampaign({ rows: short, triesOf: ({ short = 0 }) => short });
    expect(figures.map(({ name, missed }) => [name, missed])).toEqual(short.map(({ name }) => [name, []]));
  });
});
