import { readFileSync } from "node:fs";
import type { Lab, LabHost } from "../lab";

/** What was seen of who holds the virtual address. */
export interface Sightings {
  /** Each change, oldest first: "lb1", "lb1+lb2", "nobody". */
  holders: string[];
  /** How often another node became the only holder. */
  moves: number;
  /** Milliseconds in all. */
  twoHolders: number;
  /** Milliseconds in all. */
  noHolder: number;
  /** The longest that this process itself stood still, in milliseconds: nothing is measured more exactly. */
  stoodStill: number;
}

const interval = 10;

/** Looks every 10 ms at the addresses of each load balancer, from outside: also while it is frozen or cut off. */
export class Watch {
  private readonly sightings: Sightings = {
    holders: [],
    moves: 0,
    twoHolders: 0,
    noHolder: 0,
    stoodStill: 0,
  };
  private readonly timer: NodeJS.Timeout;
  private lastOne: string | undefined;
  private lastLook = performance.now();

  private constructor(private readonly lab: Lab) {
    this.look();
    this.timer = setInterval(() => {
      this.look();
    }, interval);
  }

  static start(lab: Lab): Watch {
    return new Watch(lab);
  }

  stop(): Sightings {
    clearInterval(this.timer);
    return this.sightings;
  }

  private look(): void {
    const holders = holdersOf(this.lab);
    const now = performance.now();
    const since = now - this.lastLook;
    this.lastLook = now;
    this.sightings.stoodStill = Math.max(this.sightings.stoodStill, since);
    const seen = holders.join("+") || "nobody";
    if (seen !== this.sightings.holders.at(-1)) this.sightings.holders.push(seen);
    if (holders.length === 0) this.sightings.noHolder += since;
    if (holders.length > 1) this.sightings.twoHolders += since;
    if (holders.length !== 1) return;
    if (this.lastOne !== undefined && this.lastOne !== seen) this.sightings.moves++;
    this.lastOne = seen;
  }
}

/** The names of the load balancers that hold the virtual address, or another one, at this moment. */
export function holdersOf(lab: Lab, address = lab.virtualIp): string[] {
  return lab.loadBalancers.filter((host) => holds(host, address)).map(({ name }) => name);
}

function holds(host: LabHost, address: string): boolean {
  if (host.init === undefined) return false;
  try {
    const table = readFileSync(`/proc/${host.init}/net/fib_trie`, "utf8");
    return new RegExp(`\\|-- ${address.replaceAll(".", "\\.")}\n +/32 host LOCAL`).test(table);
  } catch {
    // It has just stopped.
    return false;
  }
}
