import { isIPv6 } from 'node:net';

const GROUPS = 8;

/**
 * The part of an address that one customer of a provider holds: all of an IPv4 address, the /64 of
 * an IPv6 one, or else each of its 2^64 addresses would have limits of its own.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  if (mapped !== undefined || !isIPv6(bare)) return mapped ?? bare;
  const [head = [], tail = []] = bare.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: GROUPS - head.length - tail.length }, () => '0');
  const prefix = [...head, ...zeros, ...tail].slice(0, GROUPS / 2);
  return `${prefix.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
