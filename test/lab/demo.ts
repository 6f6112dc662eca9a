/** `npm run demo`: the whole story on hosts of this machine, from bare Debian to `pulumi destroy`, in one screenful. */
import * as path from "node:path";
import { get } from "./client";
import { devStack, type DevStack, serverOf } from "./devStack";
import { Lab } from "./lab";
import { Load, type LoadResult } from "./load";
import { activeAndPassive } from "./pair";
import { type Outcome, repository, Stack } from "./stack";

const keep = process.argv.includes("--keep");
const began = performance.now();
const [bold, dim, red, green, reset] = process.stdout.isTTY
  ? ["\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[0m"]
  : ["", "", "", "", ""];

const say = (line = ""): void => void process.stdout.write(`${line}\n`);
const chapter = (title: string): void => {
  say(`\n${bold}${((performance.now() - began) / 1000).toFixed(0).padStart(3)} s  ${title}${reset}`);
};
const detail = (line: string): void => {
  say(`       ${dim}${line}${reset}`);
};

function succeeded(outcome: Outcome): Outcome {
  if (outcome.exitCode === 0) return outcome;
  say(outcome.output);
  throw new Error("pulumi failed; its output is above");
}

/** What the preview shows of haproxy.cfg: the text of one resource, with the lines around the changed ones. */
function diffOf(preview: string): string[] {
  const [, shown = ""] =
    /::pair-lb1-haproxy\.cfg\][\s\S]*?stdin *: *\n([\s\S]*?)\n {2,8}[~+-] command:/.exec(preview) ?? [];
  return shown.split("\n").map((line) => line.replace(/^ {10}/, ""));
}

function sent(results: LoadResult[]): string {
  const total = results.reduce((sum, result) => sum + result.sent, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return `${total} requests sent, ${failed === 0 ? green : red}${failed} failed${reset}`;
}

async function routes(lab: Lab): Promise<void> {
  const at = (
    host: string,
    uri: string,
    scheme: "http" | "https",
    ...options: string[]
  ): ReturnType<typeof get> =>
    get(
      `${scheme}://${host}${uri}`,
      "--connect-to",
      `${host}::${lab.virtualIp}:`,
      "--cacert",
      path.join(lab.directory, "certificates/ca.pem"),
      ...options,
    );
  for (const [host, uri, scheme] of [
    ["app.lab.test", "/", "http"],
    ["app.lab.test", "/", "https"],
    ["api.lab.test", "/", "https"],
    ["app.lab.test", "/static/logo.svg", "https"],
  ] as const) {
    const { status, headers } = await at(host, uri, scheme);
    detail(`${`${scheme}://${host}${uri}`.padEnd(42)} ${status} from ${headers["x-server"] ?? "nobody"}`);
  }
  const cookie = (await at("app.lab.test", "/", "https")).headers["set-cookie"]?.split(";")[0] ?? "";
  const servers = new Set<string | undefined>();
  for (let i = 0; i < 8; i++)
    servers.add((await at("app.lab.test", "/", "https", "-H", `Cookie: ${cookie}`)).headers["x-server"]);
  detail(`eight requests with the cookie ${cookie} all from ${[...servers].join(", ")}`);
}

async function main(): Promise<void> {
  chapter("Boots bare Debian 12 hosts: two for load balancers, four web servers");
  const lab = await Lab.up({ name: "dev", debian: "bookworm", loadBalancers: 2, webServers: 4, log: detail });
  const stack = new Stack(path.join(lab.directory, "stack"), "dev", repository, (line) => {
    const [, name, done] = /Command pair-(\S+) ((?:created|updated|deleted) \(\S+\))/.exec(line) ?? [];
    if (name !== undefined && done !== undefined) detail(`${name.padEnd(24)} ${done}`);
  });
  const config: DevStack = devStack(lab);
  stack.configure(config);
  await stack.init();

  chapter("pulumi up: from bare hosts to a serving pair, with the config of Pulumi.dev.yaml");
  const first = succeeded(await stack.up());
  detail(`done in ${first.duration.toFixed(1)} s`);

  chapter(`The virtual address ${lab.virtualIp} answers`);
  await routes(lab);

  chapter(
    "A change: web1 gets three times the load. pulumi preview --diff shows what becomes of haproxy.cfg",
  );
  const changed = structuredClone(config);
  serverOf(changed, "app", "web1")["weight"] = 3;
  stack.configure(changed);
  diffOf(succeeded(await stack.preview()).output).forEach((line) => {
    const colour = line.startsWith("+") ? green : line.startsWith("-") ? red : dim;
    say(`       ${colour}${line}${reset}`);
  });

  chapter("pulumi up rolls it out, the passive node first, while clients send 400 requests a second");
  const loads = await Promise.all(
    [false, true].map((keepAlive) =>
      Load.start({
        url: `http://${lab.virtualIp}/`,
        host: "app.lab.test",
        requestsPerSecond: 200,
        keepAlive,
      }),
    ),
  );
  const second = succeeded(await stack.up());
  const results = await Promise.all(loads.map((load) => load.stop()));
  detail(`done in ${second.duration.toFixed(1)} s: ${sent(results)}`);
  if (results.some(({ failed }) => failed > 0)) process.exitCode = 1;

  const { active, passive } = await activeAndPassive(lab);
  chapter(`kill -9 of haproxy on ${active.name}, which holds the virtual address`);
  const watch = await Load.start({
    url: `http://${lab.virtualIp}/`,
    host: "app.lab.test",
    requestsPerSecond: 200,
    keepAlive: false,
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await active.ssh("pkill -9 -x haproxy");
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const { longestSilence } = await watch.stop();
  const now = await activeAndPassive(lab);
  if (now.active.name !== passive.name) process.exitCode = 1;
  detail(
    `${now.active.name === passive.name ? `${passive.name} took over` : `${now.active.name} kept it`}: clients had no answer for ${longestSilence.toFixed(0)} ms`,
  );

  if (keep) {
    chapter("Everything stays up. To explore:");
    detail("npm run lab -- status             the hosts, and who holds the virtual address");
    detail("npm run lab -- ssh lb1            a shell on a load balancer");
    detail(`curl -H 'Host: app.lab.test' http://${lab.virtualIp}/`);
    detail("npm run lab -- down               takes it all down");
    return;
  }
  chapter("pulumi destroy: the hosts are left without services, configuration and virtual address");
  succeeded(await stack.destroy());
  await lab.down();
  chapter("Done");
}

main().catch((error: unknown) => {
  say(`${red}${error instanceof Error ? error.message : String(error)}${reset}`);
  process.exitCode = 1;
});
