import { client, Service, type ServiceOptions } from "./service";

const programs = "/usr/lib/postgresql/15/bin";
const asPostgres = "setpriv --reuid postgres --regid postgres --clear-groups --pdeathsig KILL".split(" ");

/** A PostgreSQL server with an empty database; everyone may be its superuser `postgres`. */
export function startPostgres(options: ServiceOptions = {}): Promise<Service> {
  return Service.start({
    ...options,
    command: ({ port }) => [
      ...asPostgres,
      `${programs}/postgres`,
      ...["-D", "/var/lib/postgresql/lab", "-h", "127.0.0.1", "-p", `${port}`, "-k", "", "-F"],
    ],
    answers: async ({ port }) => (await psql(port, "select 1")) === "1",
    // Does not wait until its clients have gone.
    stopSignal: "SIGINT",
  });
}

/** The rows that a statement gives, unaligned. */
export function psql(port: number, statement: string): Promise<string> {
  const connection = ["-h", "127.0.0.1", "-p", `${port}`, "-U", "postgres"];
  return client(`${programs}/psql`, ...connection, "--no-psqlrc", "-qtAc", statement);
}
