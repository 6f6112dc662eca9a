import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import * as path from "node:path";
import { address, prefixLength, subnets } from "./addresses";
import { locked } from "./lock";

/** What the labs of all work trees share on this machine. */
export const sharedDirectory = "/var/lib/haproxy-pair-lab";

function directoryOf(number: number): string {
  return path.join(sharedDirectory, `lab${number}`);
}

/** One of the machine's subnets, held by one lab. Its number names all that the lab makes outside its own directory. */
export class Subnet {
  readonly name: string;
  /** The hosts' file systems, kept where overlayfs works. */
  readonly directory: string;

  private constructor(
    readonly number: number,
    /** The lab's directory. */
    readonly owner: string,
  ) {
    this.name = `lab${number}`;
    this.directory = directoryOf(number);
  }

  /** The subnet that a lab holds, if any. */
  static of(labDirectory: string): Subnet | undefined {
    return Subnet.held().find((subnet) => subnet.owner === labDirectory);
  }

  static held(): Subnet[] {
    if (!existsSync(sharedDirectory)) return [];
    const numbers = readdirSync(sharedDirectory).map((name) => /^lab(\d+)$/.exec(name)?.[1]);
    return numbers.flatMap((number) => {
      try {
        const owner = readFileSync(path.join(directoryOf(Number(number)), "owner"), "utf8");
        return [new Subnet(Number(number), owner)];
      } catch {
        // Another kind of file, or a subnet that has just been released.
        return [];
      }
    });
  }

  /** Lab "dev" has the first subnet, any other lab the first free one after it. */
  static claim(labName: string, labDirectory: string): Promise<Subnet> {
    return locked(path.join(sharedDirectory, "lock"), () =>
      Promise.resolve(Subnet.take(labName, labDirectory)),
    );
  }

  private static take(labName: string, labDirectory: string): Subnet {
    const held = Subnet.held();
    const others = Array.from({ length: subnets.last }, (_, index) => index + 1);
    const number =
      labName === "dev" ? subnets.first : others.find((one) => !held.some((other) => other.number === one));
    if (number === undefined) throw new Error(`all ${subnets.last} subnets are held by other labs`);
    const other = held.find((subnet) => subnet.number === number);
    if (other) {
      throw new Error(
        `${address(number, 0)}/${prefixLength} is held by the lab of ${other.owner}: take that one down first`,
      );
    }
    // Never there without its owner's name.
    const claim = mkdtempSync(path.join(sharedDirectory, "claim-"));
    writeFileSync(path.join(claim, "owner"), labDirectory);
    renameSync(claim, directoryOf(number));
    return new Subnet(number, labDirectory);
  }

  /** The names of the hosts that have a file system here. */
  get hosts(): string[] {
    const entries = readdirSync(this.directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  release(): void {
    rmSync(this.directory, { recursive: true });
  }
}
