import { spawnSync } from "node:child_process";
import { isAtLeast } from "../../src/language/release";
import { installedRelease, withDaemons } from "../render/daemonPath";
import { corpus, legacy } from "./corpus";
import { alertsIn, placeImported, releaseOf } from "./placeImported";

// What is for newer releases is in test/releases.
const texts = Object.entries(corpus).filter(
  ([name]) => name !== legacy && isAtLeast(installedRelease(), releaseOf[name] ?? "2.6"),
);

test.each(texts)("haproxy accepts what is made of %s", (_, text) => {
  const node = placeImported(text);
  const { stderr, status } = spawnSync("haproxy", ["-c", "-f", node.haproxyCfg], {
    encoding: "utf8",
    env: withDaemons,
  });
  node.remove();
  expect({ alerts: alertsIn(stderr), status }).toEqual({ alerts: [], status: 0 });
});
