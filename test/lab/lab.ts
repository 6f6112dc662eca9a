import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  address,
  address6,
  hostAddresses,
  type HostKind,
  mostHosts,
  prefixLength,
  prefixLength6,
  virtualIp,
} from "./addresses";
import { certificatesIn, ensureCertificates, type LabCertificates } from "./certificates";
import { DebianRelease, image } from "./image";
import { raiseKernelSettings } from "./kernelSettings";
import { LabHost } from "./labHost";
import { locked } from "./lock";
import { createNetwork } from "./network";
import { run } from "./program";
import { removeOrphans, removeRemains } from "./remains";
import { checkRequirements } from "./requirements";
import { knownHostsFile, privateKeyFile } from "./ssh";
import { Subnet } from "./subnet";

export { DebianRelease, LabHost };

/** What a lab is made of. */
export interface LabShape {
  /** Of the load balancers; the web servers are always of bookworm. */
  debian: DebianRelease;
  loadBalancers: number;
  webServers: number;
}

export interface LabOptions extends Partial<LabShape> {
  /** @default "dev" */
  name?: string;
  log?: (line: string) => void;
}

const defaultShape: LabShape = { debian: "bookworm", loadBalancers: 2, webServers: 4 };
const labs = path.join(__dirname, "../../.lab");

/** Debian hosts on a subnet of their own on this machine. */
export class Lab {
  readonly virtualIp: string;
  readonly virtualIp6: string;
  readonly prefixLength = prefixLength;
  readonly prefixLength6 = prefixLength6;
  readonly privateKeyFile: string;
  readonly certificates: LabCertificates;
  readonly loadBalancers: LabHost[];
  readonly webServers: LabHost[];

  private constructor(
    readonly name: string,
    /** What people and Pulumi need of the lab: keys and certificates. It goes with the lab. */
    readonly directory: string,
    private readonly shape: LabShape,
    private readonly subnet: Subnet,
  ) {
    const hosts = (kind: HostKind, count: number): LabHost[] =>
      hostAddresses(subnet.number, kind, count).map((addresses) => new LabHost(addresses, subnet, directory));
    this.virtualIp = address(subnet.number, virtualIp);
    this.virtualIp6 = address6(subnet.number, virtualIp);
    this.privateKeyFile = privateKeyFile(directory);
    this.certificates = certificatesIn(path.join(directory, "certificates"));
    this.loadBalancers = hosts("loadBalancer", shape.loadBalancers);
    this.webServers = hosts("webServer", shape.webServers);
  }

  get debian(): DebianRelease {
    return this.shape.debian;
  }

  get hosts(): LabHost[] {
    return [...this.loadBalancers, ...this.webServers];
  }

  /** Boots the lab, or repairs one that is there. Ends when every host can be logged in to and serves. */
  static async up({ name = "dev", log = () => undefined, ...wanted }: LabOptions = {}): Promise<Lab> {
    checkRequirements();
    checkOptions(name, wanted);
    return locked(lockOf(name), async () => {
      const lab = Lab.find(name) ?? (await Lab.create(name, shapeOf(wanted, defaultShape)));
      lab.checkIs(wanted);
      await lab.boot(log);
      return lab;
    });
  }

  /** A lab that has been brought up. */
  static open(name = "dev"): Promise<Lab> {
    const lab = Lab.find(name);
    if (!lab)
      return Promise.reject(
        new Error(`lab ${name} is not up: bring it up with npm run lab -- up --name ${name}`),
      );
    return Promise.resolve(lab);
  }

  private static find(name: string): Lab | undefined {
    const directory = path.join(labs, name);
    const shapeFile = path.join(directory, "lab.json");
    const subnet = Subnet.of(directory);
    if (!subnet || !existsSync(shapeFile)) return undefined;
    const shape = JSON.parse(readFileSync(shapeFile, "utf8")) as LabShape;
    return new Lab(name, directory, shape, subnet);
  }

  private static async create(name: string, shape: LabShape): Promise<Lab> {
    const directory = path.join(labs, name);
    await removeRemains(directory);
    await removeOrphans();
    mkdirSync(directory, { recursive: true });
    const subnet = await Subnet.claim(name, directory);
    await run("ssh-keygen", [
      "-q",
      "-t",
      "ed25519",
      "-N",
      "",
      "-C",
      `lab ${name}`,
      "-f",
      privateKeyFile(directory),
    ]);
    writeFileSync(path.join(directory, "lab.json"), JSON.stringify(shape, undefined, 2));
    return new Lab(name, directory, shape, subnet);
  }

  private checkIs(wanted: Partial<LabShape>): void {
    if (isDeepStrictEqual(shapeOf(wanted, this.shape), this.shape)) return;
    throw new Error(
      `lab ${this.name} exists with other hosts: ${this.debian}, ${this.loadBalancers.length} load balancers, ` +
        `${this.webServers.length} web servers; take it down first`,
    );
  }

  private async boot(log: (line: string) => void): Promise<void> {
    await raiseKernelSettings();
    await createNetwork(this.subnet);
    await ensureCertificates(path.join(this.directory, "certificates"));
    await this.createHosts(log);
    await Promise.all(this.hosts.map((host) => host.repair()));
    const knownHosts = this.hosts.map((host) => `${host.address} ${host.hostKey}\n`);
    writeFileSync(knownHostsFile(this.directory), knownHosts.join(""));
    await Promise.all(this.hosts.map((host) => host.ready()));
  }

  private async createHosts(log: (line: string) => void): Promise<void> {
    if (this.hosts.every((host) => host.created)) return;
    const [loadBalancer, webServer] = await Promise.all([
      image(this.debian, "loadBalancer", log),
      image("bookworm", "webServer", log),
    ]);
    const images: Record<HostKind, string> = { loadBalancer, webServer };
    await Promise.all(this.hosts.map((host) => host.create(images[host.kind])));
  }

  /** Leaves no process, mount, interface or nft table of the lab's; deletes its directory. */
  down(): Promise<void> {
    return Lab.down(this.name);
  }

  /** Takes down whatever there is of a lab, be it only half there. */
  static down(name = "dev"): Promise<void> {
    checkRequirements();
    return locked(lockOf(name), () => removeRemains(path.join(labs, name)));
  }
}

function lockOf(labName: string): string {
  return path.join(labs, ".locks", labName);
}

function shapeOf(wanted: Partial<LabShape>, otherwise: LabShape): LabShape {
  return {
    debian: wanted.debian ?? otherwise.debian,
    loadBalancers: wanted.loadBalancers ?? otherwise.loadBalancers,
    webServers: wanted.webServers ?? otherwise.webServers,
  };
}

function checkOptions(name: string, { loadBalancers, webServers }: Partial<LabShape>): void {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new Error(`lab name "${name}": allowed are a-z, 0-9 and -, a letter first`);
  }
  checkCount("loadBalancers", loadBalancers, mostHosts.loadBalancer);
  checkCount("webServers", webServers, mostHosts.webServer);
}

function checkCount(option: string, count: number | undefined, most: number): void {
  if (count === undefined || (Number.isInteger(count) && count >= 0 && count <= most)) return;
  throw new Error(`${option} ${count}: allowed are 0 to ${most}`);
}
