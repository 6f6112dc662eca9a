import { spawnSync } from "node:child_process";
import { InvalidInputs } from "../../src/faults/faults";
import type { Model } from "../../src/model/model";
import { validate } from "../../src/validate";
import { defaults } from "../../src/schema/global";
import { isAtLeast } from "../../src/language/release";
import { cases, minimal } from "../golden/inputs";
import { installedRelease, withDaemons } from "./daemonPath";
import { placeNode } from "./nodeFolder";

const release = installedRelease();

/** Each value that a golden configuration gives an option that defaults may have, with what it may refer to. */
const options = Object.values(cases).flatMap((inputs) => {
  const { frontends, backends, defaults: given = {}, namedDefaults = [], ...sections } = inputs;
  const places = [frontends, backends, namedDefaults, given].flat() as object[];
  return places.flatMap((place) =>
    Object.entries(place)
      .filter(([key]) => key in defaults.shape && !["mode", "extraLines"].includes(key))
      .map(([key, value]: [string, unknown]) => ({ key, value, sections })),
  );
});
const unique = [
  ...new Map(options.map((option) => [`${option.key} ${JSON.stringify(option.value)}`, option])),
];

function validated(inputs: unknown): ReturnType<typeof validate> | undefined {
  try {
    return validate(inputs);
  } catch (error) {
    if (error instanceof InvalidInputs) return undefined;
    throw error;
  }
}

/** What haproxy says of a configuration. */
function complaintsOf(model: Model): string {
  const node = placeNode(model);
  const { stderr } = spawnSync("haproxy", ["-c", "-dW", "-f", node.haproxyCfg], {
    encoding: "utf8",
    env: withDaemons,
  });
  node.remove();
  return stderr;
}

const ignoredInTcpMode = /ignored for (frontend|backend) '.*(?:requires HTTP mode|needs 'mode http')/g;

test.each(unique)(
  "in tcp mode, haproxy ignores every option that a warning names, with %s",
  (_, { key, value, sections }) => {
    const inputs = {
      ...minimal,
      ...sections,
      stats: { enabled: false },
      defaults: { mode: "tcp", [key]: value },
    };
    const result = validated(inputs);
    if (result === undefined || !isAtLeast(release, result.model.haproxyVersion)) return;
    const warnedOf = result.warnings
      .filter(({ message }) => message.includes(`\`${key}\``))
      .map(({ path }) => path);
    const ignored = [...complaintsOf(result.model).matchAll(ignoredInTcpMode)].map(
      ([, kind]) => `${kind}s[0]`,
    );
    expect(warnedOf).toEqual(ignored);
  },
);

test("an option that a frontend or backend takes back causes no warning", () => {
  const httpNoDelay = false;
  const { model, warnings } = validate({
    ...minimal,
    defaults: { mode: "tcp", httpNoDelay: true },
    frontends: [{ name: "web", binds: [{ port: 80 }], defaultBackend: "app", httpNoDelay }],
    backends: [{ name: "app", servers: [{ name: "s1", address: "10.0.0.21", port: 80 }], httpNoDelay }],
  });
  expect({ warnings, complaints: complaintsOf(model) }).toEqual({ warnings: [], complaints: "" });
});
