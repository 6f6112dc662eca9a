import type { LabHost } from "../../lab";
import { holdLock, must, type Remedy } from "../hostFaults";
import type { PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

/** Has the step of the packages run. */
function hold(pair: PairUnderTest): Promise<unknown> {
  const packages = { haproxy: { hold: true }, keepalived: { hold: true } };
  return pair.mustUp(pair.with((inputs) => (inputs["packages"] = packages)));
}

/** A package of the pair's is missing on the passive node, and a step of the packages runs. */
async function install(pair: PairUnderTest): Promise<void> {
  await must(pair.passive, "DEBIAN_FRONTEND=noninteractive apt-get -qq purge -y socat >/dev/null 2>&1");
  await hold(pair);
  await must(pair.passive, "command -v socat");
}

async function deadSources(host: LabHost): Promise<Remedy> {
  await must(
    host,
    `mv /etc/apt/sources.list.d /etc/apt/sources.aside
     echo 'deb http://127.0.0.1:9/ dead main' >/etc/apt/sources.list`,
  );
  return async () => {
    await must(host, "rm /etc/apt/sources.list; mv /etc/apt/sources.aside /etc/apt/sources.list.d");
  };
}

/** Package managers in a state of their own, on the passive node. */
export const apt: Row[] = [
  {
    name: "apt lists lock held for 15 s",
    run: async (pair) => {
      await must(pair.passive, "rm -f /var/lib/apt/lists/*_Packages*");
      await holdLock(pair.passive, "/var/lib/apt/lists/lock", 15);
      await install(pair);
    },
  },
  {
    name: "dpkg lock held for 15 s",
    run: async (pair) => {
      await must(pair.passive, "apt-get -qq purge -y socat");
      await holdLock(pair.passive, "/var/lib/dpkg/lock-frontend", 15);
      await hold(pair);
    },
  },
  {
    name: "dpkg interrupted",
    run: async (pair) => {
      await must(
        pair.passive,
        `cd /tmp && apt-get -qq purge -y socat >/dev/null && apt-get -qq download socat && dpkg --unpack socat_*.deb >/dev/null
         touch /var/lib/dpkg/updates/0001`,
      );
      await hold(pair);
    },
  },
  {
    name: "apt sources dead, everything installed",
    run: async (pair) => {
      const remedy = await deadSources(pair.passive);
      try {
        await hold(pair);
      } finally {
        await remedy();
      }
    },
  },
  {
    name: "apt sources dead, a package missing",
    run: async (pair) => {
      await must(
        pair.passive,
        "apt-get -qq purge -y socat; rm -rf /var/lib/apt/lists/*_* /var/cache/apt/archives/*.deb /var/cache/apt/*.bin",
      );
      const remedy = await deadSources(pair.passive);
      const inputs = pair.with((inputs) => (inputs["packages"] = { haproxy: { hold: true } }));
      try {
        await pair.mustRefuse(inputs, /127\.0\.0\.1:9|sources|update/);
      } finally {
        await remedy();
      }
      await pair.mustUp(inputs);
    },
  },
];
