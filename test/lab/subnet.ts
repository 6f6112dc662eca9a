import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { subnets } from "./addresses";
import { locked } from "./lock";

/** What the labs of all work trees share on this machine. */
export const sharedDirectory = "/var/lib/haproxy-pair-lab";

/** One of the machine's subnets, held by one lab. Its number names all that the lab makes outside its own directory. */
export class Subnet {
  readonly name: string;
  /** The hosts' file systems, kept where overlayfs works. */
  readonly directory: string;

  private constructor(readonly number: number) {
    this.name = `lab${number}`;
    this.directory = path.join(sharedDirectory, this.name);
  }

  /** The subnet that a lab holds, if any. */
  static of(labDirectory: string): Subnet | undefined {
    return Subnet.held().find((subnet) => subnet.owner === labDirectory);
  }

  static held(): Subnet[] {
    if (!existsSync(sharedDirectory)) return [];
    return readdirSync(sharedDirectory)
      .map((name) => /^lab(\d+)$/.exec(name)?.[1])
      .filter((number) => number !== undefined)
      .map((number) => new Subnet(Number(number)));
  }

  /** Lab "dev" has the first subnet, any other lab the first free one after it. */
  static claim(labName: string, labDirectory: string): Promise<Subnet> {
    return locked(sharedDirectory, () => Promise.resolve(Subnet.take(labName, labDirectory)));
  }

  private static take(labName: string, labDirectory: string): Subnet {
    const held = Subnet.held();
    const numbers = Array.from({ length: subnets.last }, (_, index) => index + 1);
    const number =
      labName === "dev" ? subnets.first : numbers.find((one) => !held.some((other) => other.number === one));
    if (number === undefined) throw new Error(`all ${subnets.last} subnets are held by other labs`);
    const other = held.find((subnet) => subnet.number === number);
    if (other)
      throw new Error(
        `subnet 10.77.${number}.0/24 is held by the lab of ${other.owner}: take that one down first`,
      );
    const subnet = new Subnet(number);
    mkdirSync(subnet.directory);
    writeFileSync(path.join(subnet.directory, "owner"), labDirectory);
    return subnet;
  }

  get owner(): string {
    return readFileSync(path.join(this.directory, "owner"), "utf8");
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
