import { stringify } from "yaml";
import { Service, type ServiceOptions } from "./service";

/** A Prometheus with a configuration, such as { scrape_configs: […] }. */
export function startPrometheus(configuration: object, options: ServiceOptions = {}): Promise<Service> {
  return Service.start({
    ...options,
    files: () => ({ "prometheus.yml": stringify(configuration) }),
    command: (prometheus) => [
      "prometheus",
      `--config.file=${prometheus.file("prometheus.yml")}`,
      "--storage.tsdb.path=/var/lib/prometheus/data",
      `--web.listen-address=127.0.0.1:${prometheus.port}`,
    ],
    answers: async ({ port }) => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok,
  });
}

/** A time series that an expression gives now. */
export interface Sample {
  metric: Record<string, string>;
  value: number;
}

/** What a PromQL expression gives now. */
export async function promql(port: number, expression: string): Promise<Sample[]> {
  const query = new URLSearchParams({ query: expression });
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/query?${query.toString()}`);
  const { data } = (await response.json()) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] };
  };
  return data.result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
}
