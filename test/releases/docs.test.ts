import { validate } from "../../src/validate";
import { isAtLeast } from "../../src/language/release";
import type { Chroot } from "../chroot/chroot";
import { examplesIn, inputsOf, pages } from "../docs/markdown";
import { placeNode } from "../render/nodeFolder";
import { HaproxyRelease, haproxyRelease, versionOf } from "./haproxyRelease";

jest.setTimeout(120_000);

const examples = pages
  .flatMap((page) => examplesIn(page, "yaml"))
  .map((example) => ({
    title: `${example.page}:${example.line}`,
    model: validate(inputsOf(example)).model,
  }))
  // Alerts by mail are for releases before 3.2.
  .map(({ title, model }) => ({ title, model, until: model.mailers.length > 0 ? "3.1" : "99.0" }));

describe.each([HaproxyRelease.trixie, HaproxyRelease.forky])("the haproxy of Debian %s", (release) => {
  const version = versionOf[release];
  let debian: Chroot;

  beforeAll(async () => {
    debian = await haproxyRelease(release);
  });

  test.each(
    examples.filter(
      ({ model, until }) => isAtLeast(version, model.haproxyVersion) && isAtLeast(until, version),
    ),
  )("accepts the example at $title without a warning", async ({ model }) => {
    const node = placeNode(model);
    const { stderr, exitCode } = await debian.result("haproxy", ["-c", "-dW", "-f", node.haproxyCfg]);
    node.remove();
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  });
});
