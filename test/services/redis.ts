import { client, Service, type ServiceOptions } from "./service";

/** A Redis server that keeps nothing on disk. */
export function startRedis(options: ServiceOptions = {}): Promise<Service> {
  return Service.start({
    ...options,
    command: ({ port }) => ["redis-server", "--bind", "127.0.0.1", "--port", `${port}`, "--save", ""],
    // It answers an error to those who do not give its password.
    answers: async ({ port }) => (await redisCli(port, "ping")) !== "",
  });
}

/** The answer to a command, such as "set", "key", "value". */
export function redisCli(port: number, ...command: string[]): Promise<string> {
  return client("redis-cli", "-h", "127.0.0.1", "-p", `${port}`, ...command);
}
