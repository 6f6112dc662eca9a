import { signedBy } from "../../certificates";
import { must } from "../hostFaults";
import type { Row } from "../row";
import { traceOf } from "../nodeFacts";

/** Changes of the inputs, rolled out. */
export const changes: Row[] = [
  {
    name: "configuration changed",
    tries: 100,
    short: 1,
    run: async (pair) => {
      await pair.mustUp(pair.another());
    },
  },
  {
    name: "configuration changed, one server down",
    tries: 5,
    run: async (pair) => {
      const [web1] = pair.lab.webServers;
      if (!web1) throw new Error("the lab has no web server");
      await must(web1, "systemctl stop nginx");
      try {
        await pair.mustUp(pair.another());
      } finally {
        await must(web1, "systemctl start nginx");
      }
    },
  },
  {
    name: "certificate rotated",
    tries: 3,
    short: 1,
    run: async (pair) => {
      const before = await pair.facts();
      const { ca, site } = pair.lab.certificates;
      await signedBy(ca, site, ["DNS:app.lab.test", "DNS:www.lab.test"]);
      await pair.mustUp();
      if ((await pair.facts()).some(({ worker }, index) => worker !== before[index]?.worker))
        throw new Error("haproxy was reloaded");
    },
  },
  {
    name: "clock of the passive node an hour ahead",
    // A container has its machine's clock: what the scripts ask is told another time.
    prepare: async ({ passive }) => {
      const date = `#!/bin/sh\nexec /usr/bin/date.real -d '+1 hour' "$@"\n`;
      await must(passive, "mv /usr/bin/date /usr/bin/date.real");
      await passive.enter("cat >/usr/bin/date; chmod 755 /usr/bin/date", { stdin: date });
    },
    run: async (pair) => {
      await pair.mustUp(pair.another());
    },
    after: async ({ nodes }) => {
      for (const host of nodes)
        await must(host, "[ ! -e /usr/bin/date.real ] || mv /usr/bin/date.real /usr/bin/date");
    },
  },
  {
    name: "nothing changed",
    tries: 20,
    short: 1,
    run: async (pair) => {
      const before = await Promise.all(pair.nodes.map(traceOf));
      const { output } = await pair.mustUp();
      if (!/Resources:\n\s+\d+ unchanged/.test(output)) throw new Error("pulumi up changed something");
      if ((await Promise.all(pair.nodes.map(traceOf))).join() !== before.join())
        throw new Error("files were written or processes exchanged");
    },
  },
];
