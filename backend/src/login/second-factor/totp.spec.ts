import { totpStepOf, totpUri } from './totp.ts';

/** The secret of RFC 6238's test vectors, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1_000);

describe('TOTP', () => {
  it('knows the codes of RFC 6238, appendix B', () => {
    expect(totpStepOf(secret, '287082', at(59))).toBe(1);
    expect(totpStepOf(secret, '081804', at(1_111_111_109))).toBe(37_037_036);
    expect(totpStepOf(secret, '005924', at(1_234_567_890))).toBe(41_152_263);
  });

  it('tells which step a code is of, one step to either side', () => {
    for (const seconds of [30, 45, 59]) expect(totpStepOf(secret, '287082', at(seconds))).toBe(1);
    for (const seconds of [1, 29, 60, 89]) {
      expect(totpStepOf(secret, '287082', at(seconds)))
        .withContext(`${seconds} s`)
        .toBe(1);
    }
    expect(totpStepOf(secret, '287082', at(90))).toBeNull();
    expect(totpStepOf(secret, '287083', at(59))).toBeNull();
  });

  it('is described for every authenticator app: SHA-1, six digits, 30 s are the defaults', () => {
    const uri = new URL(totpUri(secret, '云考场 甲样例大学', '管理员甲'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(secret);
    expect(uri.searchParams.get('issuer')).toBe('云考场 甲样例大学');
    for (const [name, usual] of [
      ['algorithm', 'SHA1'],
      ['digits', '6'],
      ['period', '30'],
    ] as const) {
      expect(uri.searchParams.get(name) ?? usual).toBe(usual);
    }
  });
});
