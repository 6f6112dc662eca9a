import type { LabHost } from "../lab";

/** Undoes a fault. */
export type Remedy = () => Promise<void>;

/** Runs a shell command in the host that has to succeed. */
export async function must(host: LabHost, command: string): Promise<string> {
  const { stdout, stderr, exitCode } = await host.enter(command);
  if (exitCode !== 0) throw new Error(`${host.name}: ${command}: ${stderr}`);
  return stdout.trim();
}

/** The host's own rules go with a restart of it. */
async function filter(host: LabHost, table: string, rules: string): Promise<Remedy> {
  const { init } = host;
  await host.filter(`add table inet ${table}\ndelete table inet ${table}\ntable inet ${table} {
${rules}
}
`);
  return async () => {
    if (host.init === init) await host.filter(`delete table inet ${table}`);
  };
}

/** SSH to and from it is dropped, sessions that are open too. */
export function cutSsh(host: LabHost): Promise<Remedy> {
  return filter(
    host,
    "faults-ssh",
    `chain input { type filter hook input priority 0; tcp dport 22 drop; }
     chain output { type filter hook output priority 0; tcp sport 22 drop; }`,
  );
}

/** It hears no advertisements and sends none. */
export function dropVrrp(host: LabHost): Promise<Remedy> {
  return filter(
    host,
    "faults-vrrp",
    `chain input { type filter hook input priority 0; meta l4proto 112 drop; }
     chain output { type filter hook output priority 0; meta l4proto 112 drop; }`,
  );
}

/** A directory has no room left. */
export async function diskFull(host: LabHost, directory: string): Promise<Remedy> {
  const { init } = host;
  const aside = `/run/faults${directory}`;
  await must(
    host,
    `set -e; mkdir -p ${aside} ${directory}; mount -t tmpfs -o size=16m,mode=755 faults ${aside}
     cp -a ${directory}/. ${aside}; mount --bind ${aside} ${directory}
     dd if=/dev/zero of=${directory}/filler bs=4k 2>/dev/null || [ -s ${directory}/filler ]`,
  );
  return async () => {
    if (host.init !== init) return;
    // The changes that were made meanwhile stay.
    await must(
      host,
      `set -e; rm ${directory}/filler; umount -l ${directory}
       find ${directory} -mindepth 1 -delete; cp -a ${aside}/. ${directory}; umount -l ${aside}`,
    );
  };
}

/** A directory cannot be written to. */
export async function readOnly(host: LabHost, directory: string): Promise<Remedy> {
  const { init } = host;
  await must(
    host,
    `set -e; mkdir -p ${directory}; mount --bind ${directory} ${directory}; mount -o remount,ro,bind ${directory}`,
  );
  return async () => {
    if (host.init === init) await must(host, `umount -l ${directory}`);
  };
}

/** A lock of apt's or dpkg's is held, as a run of theirs holds it, for some seconds. */
export async function holdLock(host: LabHost, file: string, seconds: number): Promise<void> {
  const perl = `open F, '>${file}'; fcntl F, F_SETLK, pack('s s l! l! i', F_WRLCK, 0, 0, 0, 0) or die; sleep ${seconds}`;
  await must(host, `systemd-run --quiet --collect perl -MFcntl -e "${perl}"`);
}

/** Sends a signal to all of a host's processes of a name. */
export async function signal(host: LabHost, name: string, processes: string): Promise<void> {
  await must(host, `pkill -${name} -x ${processes}`);
}
