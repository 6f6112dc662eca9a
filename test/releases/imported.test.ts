import { corpus } from "../import/corpus";
import { alertsIn, placeImported, releaseOf } from "../import/placeImported";
import { HaproxyRelease, haproxyRelease, versionOf } from "./haproxyRelease";

jest.setTimeout(120_000);

test.each(Object.entries(releaseOf))(
  "the configuration made of %s is accepted by its target, haproxy %s",
  async (name, version) => {
    const release = Object.values(HaproxyRelease).find((candidate) => versionOf[candidate] === version);
    const debian = await haproxyRelease(release ?? HaproxyRelease.forky);
    // A name that only the network that it is written for has.
    const node = placeImported((corpus[name] ?? "").replaceAll("cloud2.lan", "localhost"));
    const { stderr, exitCode } = await debian.result("haproxy", ["-c", "-f", node.haproxyCfg]);
    node.remove();
    expect({ alerts: alertsIn(stderr), exitCode }).toEqual({ alerts: [], exitCode: 0 });
  },
);
