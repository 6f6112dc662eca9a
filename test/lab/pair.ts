import type { Lab, LabHost } from "./lab";

/** What the tests look at on the pair's nodes. */

export async function output(host: LabHost, command: string): Promise<string> {
  const { stdout, stderr, exitCode } = await host.ssh(command);
  if (exitCode !== 0) throw new Error(`${host.name}: ${command}: exit ${exitCode}: ${stderr}`);
  return stdout.trim();
}

export function hostOf(lab: Lab, name: string): LabHost {
  const found = lab.hosts.find((host) => host.name === name);
  if (!found) throw new Error(`the lab has no host ${name}`);
  return found;
}

/** The names of the nodes that hold the virtual address now. */
export async function holders(lab: Lab): Promise<string[]> {
  const held = await Promise.all(
    lab.loadBalancers.map(async (host) => {
      const { stdout } = await host.ssh("ip -o address show");
      return stdout.includes(` ${lab.virtualIp}/`) ? [host.name] : [];
    }),
  );
  return held.flat();
}

export async function activeAndPassive(lab: Lab): Promise<{ active: LabHost; passive: LabHost }> {
  const [holder, ...others] = await holders(lab);
  const active = lab.loadBalancers.find(({ name }) => name === holder);
  const passive = lab.loadBalancers.find(({ name }) => name !== holder);
  if (!active || !passive || others.length > 0)
    throw new Error(`the virtual address is held by ${[holder, ...others].join(", ")}`);
  return { active, passive };
}

/** A digest of every file that the pair's services read, and of their times of change. */
export function filesOf(host: LabHost): Promise<string> {
  return output(
    host,
    "find /etc/haproxy /etc/keepalived /etc/systemd/system /usr/local/libexec/haproxy-pair -type f -exec stat -c '%n %Y %s' {} + -exec sha256sum {} + | sort",
  );
}

/** The processes of haproxy and keepalived that serve, by id: a reload or restart changes them. */
export function processesOf(host: LabHost): Promise<string> {
  // Not those of old workers, which end when their clients are gone.
  const worker = "echo 'show info' | socat - UNIX-CONNECT:/run/haproxy/admin.sock | sed -n 's/^Pid: //p'";
  return output(host, `echo $(systemctl show -p MainPID --value haproxy keepalived) $(${worker})`);
}

export async function eventually(
  what: string,
  seconds: number,
  condition: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
