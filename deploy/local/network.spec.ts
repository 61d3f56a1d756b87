import type { NetworkInterfaceInfo } from 'node:os';

import { lanAddresses } from './network.ts';

describe('lanAddresses', () => {
  const ipv4 = (address: string, internal = false): NetworkInterfaceInfo => ({
    address,
    internal,
    family: 'IPv4',
    netmask: '255.255.255.0',
    mac: '02:00:00:00:00:01',
    cidr: null,
  });

  it('leaves out loopback and the bridges of containers', () => {
    const interfaces = {
      lo: [ipv4('127.0.0.1', true)],
      docker0: [ipv4('172.17.0.1')],
      wlan0: [ipv4('192.168.1.7')],
    };
    expect(lanAddresses(interfaces)).toEqual([{ device: 'wlan0', address: '192.168.1.7' }]);
  });

  it('takes a bridge where there is nothing else', () => {
    expect(lanAddresses({ docker0: [ipv4('172.17.0.1')] })).toHaveSize(1);
  });

  it('is empty on a machine without a network', () => {
    expect(lanAddresses({ lo: [ipv4('127.0.0.1', true)] })).toEqual([]);
  });
});
