import type { HaproxyPairArgs } from "../../src/args";
import type { Chroot } from "../chroot/chroot";
import { cases } from "../golden/inputs";
import { placeNode } from "../render/nodeFolder";
import { validate } from "../../src/validate";
import { isAtLeast } from "../../src/language/release";
import { HaproxyRelease, haproxyRelease, versionOf } from "./haproxyRelease";

jest.setTimeout(120_000);

const models = Object.entries(cases).map(([name, inputs]) => ({
  name,
  inputs,
  model: validate(inputs).model,
}));

/** Whether a release still has all that the inputs ask for. */
function suits(inputs: HaproxyPairArgs, haproxyVersion: string): boolean {
  try {
    validate({ ...inputs, haproxyVersion });
    return true;
  } catch {
    return false;
  }
}

/** What is left out because a release does not have it yet, or no longer: everything else must be accepted. */
const leftOut: Record<HaproxyRelease, string[]> = {
  bookworm: ["newerTuning", "newestServers", "quic"],
  trixie: ["newerTuning", "newestServers"],
  forky: ["mail", "olderOptions"],
};

describe.each(Object.values(HaproxyRelease))("the haproxy of Debian %s", (release) => {
  const version = versionOf[release];
  const accepted = models.filter(
    ({ inputs, model }) => isAtLeast(version, model.haproxyVersion) && suits(inputs, version),
  );
  let debian: Chroot;

  beforeAll(async () => {
    debian = await haproxyRelease(release);
  });

  test(`is ${version}`, async () => {
    const { stdout } = await debian.result("haproxy", ["-v"]);
    expect(stdout).toContain(`HAProxy version ${version}.`);
  });

  test("accepts all golden configurations except those listed here", () => {
    const names = accepted.map(({ name }) => name);
    const others = Object.keys(cases).filter((name) => !names.includes(name));
    expect(others.sort()).toEqual(leftOut[release]);
  });

  test.each(accepted)("accepts the golden configuration $name without a warning", async ({ model }) => {
    const node = placeNode(model);
    const { stderr, exitCode } = await debian.result("haproxy", ["-c", "-dW", "-f", node.haproxyCfg]);
    node.remove();
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  });
});
