import { signedBy } from "../../certificates";
import { must } from "../hostFaults";
import type { Row } from "../row";
import { traceOf } from "../nodeFacts";

/** Changes of the inputs, rolled out. */
export const changes: Row[] = [
  {
    name: "configuration changed",
    tries: 100,
    short: 2,
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
    prepare: async ({ passive }) => {
      const library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
      await must(
        passive,
        `DEBIAN_FRONTEND=noninteractive apt-get -qq install -y libfaketime >/dev/null 2>&1
         echo +1h >/etc/faketimerc; echo ${library} >/etc/ld.so.preload`,
      );
    },
    run: async (pair) => {
      await pair.mustUp(pair.another());
    },
    after: ({ passive }) => must(passive, "rm /etc/ld.so.preload").then(() => undefined),
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
