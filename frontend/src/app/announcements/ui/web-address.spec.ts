import { webAddress } from './web-address';

describe('webAddress', () => {
  it('completes what people type', () => {
    expect(webAddress(' yz.example.edu.cn/a?b=1 ')).toBe('https://yz.example.edu.cn/a?b=1');
    expect(webAddress('http://example.org')).toBe('http://example.org/');
    expect(webAddress('example.org:8443/x')).toBe('https://example.org:8443/x');
    expect(webAddress('office@example.edu.cn')).toBe('mailto:office@example.edu.cn');
    expect(webAddress('tel:0571-0000')).toBe('tel:0571-0000');
  });

  it('refuses what leads nowhere, or does something', () => {
    const refused = [
      '',
      '你好',
      'a b.cn',
      'javascript:alert(1)',
      'data:text/html,x',
      '//',
      'https://x',
    ];
    expect(refused.filter((text) => webAddress(text) !== null)).toEqual([]);
  });
});
