import { renderHaproxyCfg } from "../../src/render";
import { validate } from "../../src/validate";
import { farm, shortest } from "./farm";

const nothing = () => undefined;

test("ten thousand servers in 500 backends are rendered within 150 ms", () => {
  const { model } = validate(farm(10_000));
  expect(model.backends).toHaveLength(500);
  expect(shortest(9, () => renderHaproxyCfg(model), nothing)).toBeLessThanOrEqual(150);
});

// Ratios within one run; `npm run bench -- --only render` has the figures.
test("the time for a server is the same in a small farm and in a large one", () => {
  const inputs = [1_000, 20_000].map((servers) => ({ servers, args: farm(servers) }));
  for (const { args } of inputs) renderHaproxyCfg(validate(args).model);
  const [small = 0, large = 0] = inputs.map(
    ({ servers, args }) => shortest(3, () => validate(args), nothing) / servers,
  );
  expect(large).toBeLessThan(4 * small);
  const [smallText = 0, largeText = 0] = inputs.map(({ servers, args }) => {
    const { model } = validate(args);
    return shortest(5, () => renderHaproxyCfg(model), nothing) / servers;
  });
  expect(largeText).toBeLessThan(4 * smallText);
});
