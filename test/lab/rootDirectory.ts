import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { run } from "./program";

/** A host's file system: an image below, the host's own changes above. */
export class RootDirectory {
  readonly path: string;

  constructor(private readonly directory: string) {
    this.path = path.join(directory, "root");
  }

  get mounted(): boolean {
    return readFileSync("/proc/self/mounts", "utf8").includes(` ${this.path} overlay `);
  }

  /** Mounts it for the first time. */
  async create(image: string): Promise<void> {
    for (const name of ["root", "changes", "work"])
      mkdirSync(path.join(this.directory, name), { recursive: true });
    writeFileSync(path.join(this.directory, "image"), image);
    await this.mount();
  }

  /** All that a host needs has been written. */
  get created(): boolean {
    return existsSync(path.join(this.directory, "created"));
  }

  markCreated(): void {
    writeFileSync(path.join(this.directory, "created"), "");
  }

  async mount(): Promise<void> {
    if (this.mounted) return;
    const image = readFileSync(path.join(this.directory, "image"), "utf8");
    const changes = path.join(this.directory, "changes");
    const work = path.join(this.directory, "work");
    const options = `lowerdir=${image},upperdir=${changes},workdir=${work}`;
    await run("mount", ["-t", "overlay", "overlay", "-o", options, this.path]);
  }

  /** Writes a file of the host's. */
  write(file: string, text: string, mode = 0o644): void {
    const target = path.join(this.path, file);
    writeFileSync(target, text, { mode });
    chmodSync(target, mode);
  }

  async remove(): Promise<void> {
    if (this.mounted) await run("umount", [this.path]);
    rmSync(this.directory, { recursive: true, force: true });
  }
}
