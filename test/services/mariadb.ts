import { client, Service, type ServiceOptions } from "./service";

/** A MariaDB server whose `root` has no password. */
export function startMariadb(options: ServiceOptions = {}): Promise<Service> {
  return Service.start({
    ...options,
    command: ({ port }) => [
      ...["mariadbd", "--no-defaults", "--user=root", "--datadir=/var/lib/mysql", "--bind-address=127.0.0.1"],
      ...[`--port=${port}`, "--socket=/run/mariadb.sock", "--innodb-log-file-size=4M"],
    ],
    answers: async ({ port }) => (await mariadb(port, "select 1")) === "1",
  });
}

/** The rows that statements give, with tabs between their columns. */
export function mariadb(port: number, statements: string): Promise<string> {
  const connection = ["--no-defaults", "--host=127.0.0.1", `--port=${port}`, "--user=root"];
  return client("mariadb", ...connection, "--batch", "--skip-column-names", `--execute=${statements}`);
}
