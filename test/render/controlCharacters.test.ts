import { renderHaproxyCfg, renderKeepalivedConf } from "../../src/render";
import { InvalidInputs } from "../../src/faults/faults";
import type { Model } from "../../src/model/model";
import { validate } from "../../src/validate";
import { inputs as schema } from "../../src/schema/inputs";
import { cases } from "../golden/inputs";
import { stringsIn, withString } from "./strings";

function modelOf(inputs: unknown): Model | undefined {
  try {
    return validate(inputs).model;
  } catch (error) {
    if (error instanceof InvalidInputs) return undefined;
    throw error;
  }
}

const linesOf = (model: Model) =>
  renderHaproxyCfg(model).text.split("\n").length +
  renderKeepalivedConf(model, model.nodes[0]?.name ?? "", 51).split("\n").length;

// The golden inputs show all that there are.
describe.each(Object.entries(cases))("the strings in the inputs of %s", (_, inputs) => {
  const lines = linesOf(validate(inputs).model);
  const paths = stringsIn(inputs);

  test.each(["\n", "\0"])("render no control character unescaped (%j)", (character) => {
    const spoil = (text: string) => `${text}${character}x`;
    const allSpoilt = paths.reduce<unknown>((given, path) => withString(given, path, spoil), inputs);
    const refused = new Set(schema.safeParse(allSpoilt).error?.issues.map(({ path }) => path.join()));
    for (const path of paths.filter((path) => !refused.has(path.join()))) {
      const model = modelOf(withString(inputs, path, spoil));
      if (model !== undefined) expect({ path, lines: linesOf(model) }).toEqual({ path, lines });
    }
  });
});
