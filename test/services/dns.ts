import { promises } from "node:dns";
import { Service, type ServiceOptions } from "./service";

const configuration = ({ port, folder }: Service) => `
options {
  directory "${folder}";
  listen-on port ${port} { 127.0.0.1; };
  pid-file none;
  session-keyfile none;
  recursion no;
  dnssec-validation no;
  empty-zones-enable no;
};
controls { };
zone "lab.test" { type primary; file "zone"; notify no; };
`;

/** A DNS server for lab.test whose records can change. */
export interface Dns extends Pick<Service, "port" | "signal" | "stop"> {
  /** Replaces the records; ends when the server answers them. */
  change(records: readonly string[]): Promise<void>;
}

/**
 * The DNS server BIND with these records of lab.test, as lines of a zone file such as "app A 127.0.0.2" or
 * "_http._tcp.app SRV 1 1 8080 app", which live for a second.
 */
export async function startDns(records: readonly string[], options: ServiceOptions = {}): Promise<Dns> {
  let serial = 1;
  let current = records;
  const zone = () =>
    ["$TTL 1", `@ SOA ns hostmaster ${serial} 1 1 1 1`, "@ NS ns", "ns A 127.0.0.1", ...current, ""].join(
      "\n",
    );
  const named = await Service.start({
    ...options,
    files: (service) => ({ "named.conf": configuration(service), zone: zone() }),
    command: (service) => ["named", "-f", "-4", "-n", "1", "-c", service.file("named.conf")],
    answers: async ({ port }) => (await serialAt(port)) === serial,
  });
  return {
    port: named.port,
    signal: (signal) => {
      named.signal(signal);
    },
    stop: () => named.stop(),
    change: async (changed) => {
      serial++;
      current = changed;
      named.write("zone", zone());
      named.signal("SIGHUP");
      const deadline = Date.now() + 10_000;
      while ((await serialAt(named.port)) !== serial) {
        if (Date.now() > deadline) {
          throw new Error(`named did not take over the records within 10 s:\n${zone()}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

async function serialAt(port: number): Promise<number> {
  const resolver = new promises.Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  return (await resolver.resolveSoa("lab.test")).serial;
}
