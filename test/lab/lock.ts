import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import * as path from "node:path";

/** Does something that only one process at a time may do. The lock ends with this process at the latest. */
export async function locked<T>(file: string, action: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const holder = spawn("flock", [file, "sh", "-c", "echo; exec cat"], { stdio: ["pipe", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  try {
    return await action();
  } finally {
    const released = once(holder, "close");
    holder.stdin.end();
    await released;
  }
}
