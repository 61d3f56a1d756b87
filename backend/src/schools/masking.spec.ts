import { maskIdNumber, maskPhone } from './masking.ts';

describe('masking', () => {
  it('leaves enough of a number to recognise one’s own', () => {
    expect(maskPhone('13800001001')).toBe('138****1001');
    expect(maskIdNumber('11010119000101001X')).toBe('110***********001X');
  });

  it('leaves little of a short number', () => {
    expect(maskIdNumber('E1234567')).toBe('******67');
    expect(maskIdNumber('12')).toBe('****12');
  });
});
