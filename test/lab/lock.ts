import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { once } from "node:events";

/** Does something that only one process at a time may do. The lock is on a directory, and ends with this process. */
export async function locked<T>(directory: string, action: () => Promise<T>): Promise<T> {
  mkdirSync(directory, { recursive: true });
  const holder = spawn("flock", [directory, "sh", "-c", "echo; exec cat"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  try {
    return await action();
  } finally {
    const released = once(holder, "close");
    holder.stdin.end();
    await released;
  }
}
