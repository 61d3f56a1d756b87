import { networkInterfaces } from 'node:os';

export interface LanAddress {
  /** The interface's name, for example `eth0`. */
  readonly device: string;
  readonly address: string;
}

/** Bridges of containers and virtual machines: no phone is behind them. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|podman)/;

/** The machine's IPv4 addresses that others can reach; the likeliest first. */
export function lanAddresses(interfaces = networkInterfaces()): LanAddress[] {
  const found = Object.entries(interfaces).flatMap(([device, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ device, address })),
  );
  const real = found.filter(({ device }) => !virtual.test(device));
  return real.length > 0 ? real : found;
}
