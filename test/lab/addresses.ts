export type HostKind = "loadBalancer" | "webServer";

export interface HostAddresses {
  name: string;
  kind: HostKind;
  address: string;
  address6: string;
}

export const prefixLength = 24;
export const prefixLength6 = 64;

/** Subnet 0 is 10.77.0.0/24 and fd77:0:0:0::/64, which the repository's Pulumi.dev.yaml names. */
export const subnets = { first: 0, last: 255 };

export function address(subnet: number, host: number): string {
  return `10.77.${subnet}.${host}`;
}

export function address6(subnet: number, host: number): string {
  const network = subnet === 0 ? "fd77" : `fd77:0:0:${subnet.toString(16)}`;
  return `${network}::${host}`;
}

export const gateway = 1;
export const virtualIp = 100;

const firstHost: Record<HostKind, number> = { loadBalancer: 11, webServer: 21 };
export const mostHosts: Record<HostKind, number> = { loadBalancer: 9, webServer: 79 };
const namePrefix: Record<HostKind, string> = { loadBalancer: "lb", webServer: "web" };

/** lb1 is .11, web1 is .21. */
export function hostAddresses(subnet: number, kind: HostKind, count: number): HostAddresses[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${namePrefix[kind]}${index + 1}`,
    kind,
    address: address(subnet, firstHost[kind] + index),
    address6: address6(subnet, firstHost[kind] + index),
  }));
}
