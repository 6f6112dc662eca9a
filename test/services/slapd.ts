import { client, Service, type ServiceOptions } from "./service";

/** The LDAP server slapd, with the empty tree dc=lab,dc=test. */
export function startSlapd(options: ServiceOptions = {}): Promise<Service> {
  return Service.start({
    ...options,
    files: () => ({
      "slapd.conf": [
        "include /etc/ldap/schema/core.schema",
        "modulepath /usr/lib/ldap",
        "moduleload back_mdb",
        "database mdb",
        'suffix "dc=lab,dc=test"',
        "directory /var/lib/ldap",
        "",
      ].join("\n"),
    }),
    command: (slapd) => [
      ...["slapd", "-d", "0", "-h", `ldap://127.0.0.1:${slapd.port}`, "-f", slapd.file("slapd.conf")],
    ],
    answers: async ({ port }) => (await namingContexts(port)) !== "",
  });
}

/** What the server says it serves, asked for after an anonymous bind. */
export async function namingContexts(port: number): Promise<string> {
  const search = ["-x", "-LLL", "-H", `ldap://127.0.0.1:${port}`, "-s", "base", "-b", "", "namingContexts"];
  return /^namingContexts: (.*)$/m.exec(await client("ldapsearch", ...search))?.[1] ?? "";
}
