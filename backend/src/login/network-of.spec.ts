import { networkOf } from './network-of.ts';

describe('networkOf', () => {
  it('leaves an IPv4 address whole, however it is written', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  });

  it('takes the /64 of an IPv6 address, however it is written', () => {
    for (const address of ['2001:db8::1', '2001:0DB8:0:0:a:b:c:d', '2001:db8:0:0::9%eth0']) {
      expect(networkOf(address)).toBe('2001:db8:0:0::/64');
    }
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
  });

  it('does not mind what is no address', () => {
    expect(networkOf('')).toBe('');
  });
});
