import { requireMasked } from './require-masked.ts';

describe('requireMasked', () => {
  it('refuses readable values under names that stand for secrets, however deep', () => {
    for (const facts of [
      { phone: '13800001001' },
      { contactPhone: '0571-88204416' },
      { idNumber: '11010519491231002X' },
      { person: { id_number: '11010519491231002X' } },
      { people: [{ name: '测试', phones: ['138****1001', '13800001001'] }] },
      { code: '123456' },
      { code: 123_456 },
      { clientSecret: 'x' },
    ]) {
      expect(() => {
        requireMasked(facts);
      })
        .withContext(JSON.stringify(facts))
        .toThrowError(/must be masked/);
    }
  });

  it('takes masked values, and whatever else there is', () => {
    for (const facts of [
      { phone: '138****1001' },
      { phone: null, idNumber: '' },
      { phone: true },
      { secret: '•••' },
      { name: '测试', candidateNumber: '102877210004501', status: 'open', codes: 10 },
      { decode: 'x', phoneVerified: 'yes' },
    ]) {
      expect(() => {
        requireMasked(facts);
      })
        .withContext(JSON.stringify(facts))
        .not.toThrow();
    }
  });
});
