import { readFile } from "node:fs/promises";
import type { LabHost } from "../../lab";
import { must } from "../hostFaults";
import type { PairUnderTest } from "../pairUnderTest";
import type { Row } from "../row";

/** haproxy as an Ansible role sets it up: no master socket, certificates in one directory. */
const foreignHaproxy = (pair: PairUnderTest): string => `global
    log /dev/log local0
    chroot /var/lib/haproxy
    stats socket /run/haproxy/admin.sock mode 660 level admin
    user haproxy
    group haproxy
    daemon
defaults
    mode http
    timeout connect 5s
    timeout client 50s
    timeout server 50s
frontend www
    bind *:80
    bind *:443 ssl crt /etc/haproxy/ssl/ alpn h2,http/1.1
    default_backend web
backend web
    option httpchk GET /healthz
${pair.lab.webServers.map(({ name, address }) => `    server ${name} ${address}:8080 check`).join("\n")}
`;

const foreignKeepalived = (pair: PairUnderTest, priority: number): string => `vrrp_script chk_haproxy {
    script "/usr/bin/pgrep -x haproxy"
    interval 2
}
vrrp_instance VI_1 {
    interface host0
    state ${priority > 100 ? "MASTER" : "BACKUP"}
    virtual_router_id 77
    priority ${priority}
    advert_int 1
    virtual_ipaddress {
        ${pair.lab.virtualIp}/24
    }
    track_script {
        chk_haproxy
    }
}
`;

async function write(host: LabHost, file: string, text: string): Promise<void> {
  await host.enter(`mkdir -p "$(dirname ${file})" && cat >${file}`, { stdin: text });
}

/** Replaces what the stack made by what somebody else would have. */
async function makeForeign(pair: PairUnderTest, withKeepalived: boolean): Promise<void> {
  const { site } = pair.lab.certificates;
  await pair.mustDestroy();
  const [first] = pair.nodes;
  for (const host of pair.nodes) {
    await must(
      host,
      `mkdir -p /etc/haproxy/ssl; apt-mark -q unhold haproxy keepalived >/dev/null
       rm -rf /etc/systemd/system/haproxy.service.d /etc/systemd/system/keepalived.service.d; systemctl daemon-reload`,
    );
    await host.enter("cat >/etc/haproxy/ssl/site.pem", {
      stdin: await pem(site.certificateFile, site.privateKeyFile),
    });
    await write(host, "/etc/haproxy/haproxy.cfg", foreignHaproxy(pair));
    await must(host, "systemctl enable --now haproxy");
    if (!withKeepalived) continue;
    await write(host, "/etc/keepalived/keepalived.conf", foreignKeepalived(pair, priorityOf(pair, host)));
    await must(host, "systemctl enable --now keepalived");
  }
  if (withKeepalived) await pair.holds(10, (holders) => holders.join() === first?.name);
}

function priorityOf({ nodes }: PairUnderTest, host: LabHost): number {
  return host === nodes[0] ? 150 : 100;
}

async function pem(...files: string[]): Promise<string> {
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}

async function mustBe(host: LabHost, file: string, text: string): Promise<void> {
  const { stdout } = await host.enter(`cat ${file}`);
  if (stdout !== text) throw new Error(`${host.name}: ${file} is not the foreign one after destroy`);
}

/** After `destroy` the foreign configuration is back. */
async function keptForDestroy(pair: PairUnderTest, withKeepalived: boolean): Promise<void> {
  await pair.mustDestroy();
  for (const host of pair.nodes) {
    await mustBe(host, "/etc/haproxy/haproxy.cfg", foreignHaproxy(pair));
    if (withKeepalived)
      await mustBe(host, "/etc/keepalived/keepalived.conf", foreignKeepalived(pair, priorityOf(pair, host)));
  }
}

/** Hosts that serve already when the first `up` reaches them. */
export const takeovers: Row[] = [
  {
    name: "host with a foreign haproxy taken into a pair",
    // Where its clients go before there is a virtual address.
    clientsAt: ({ nodes: [first] }) => first?.address ?? "",
    prepare: (pair) => makeForeign(pair, false),
    target: { moves: 1 },
    run: async (pair) => {
      await pair.mustUp();
    },
    after: (pair) => keptForDestroy(pair, false),
  },
  {
    name: "foreign pair taken over, same address, other router id",
    prepare: (pair) => makeForeign(pair, true),
    run: async (pair) => {
      await pair.mustUp();
      await pair.serves();
    },
    after: (pair) => keptForDestroy(pair, true),
  },
];
