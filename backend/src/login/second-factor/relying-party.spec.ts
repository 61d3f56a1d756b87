import { relyingParty } from './relying-party.ts';

describe('relyingParty', () => {
  it('is the host name of the site', () => {
    const origin = 'https://exam.example.edu.cn:8443';
    expect(relyingParty(origin)).toEqual({ id: 'exam.example.edu.cn', origin });
    expect(relyingParty('http://localhost:8080').id).toBe('localhost');
  });

  it('is none where browsers know no passkeys', () => {
    for (const origin of [
      'http://exam.example.edu.cn',
      'http://192.0.2.7:8080',
      'https://192.0.2.7',
      'https://[2001:db8::1]:8443',
    ]) {
      expect(() => relyingParty(origin))
        .withContext(origin)
        .toThrowError(/no passkeys/);
    }
  });
});
