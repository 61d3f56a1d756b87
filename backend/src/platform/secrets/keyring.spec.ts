import { Keyring } from './keyring.ts';

const keyring = new Keyring(Buffer.alloc(32, 7).toString('base64'));

describe('Keyring', () => {
  it('reads what it sealed, for the same purpose alone', () => {
    const sealed = keyring.seal('sms', '验证码');
    expect(keyring.unseal('sms', sealed)).toBe('验证码');
    expect(() => keyring.unseal('other', sealed)).toThrow();
  });

  it('never seals the same text alike', () => {
    expect(keyring.seal('sms', 'x')).not.toBe(keyring.seal('sms', 'x'));
  });

  it('refuses a sealed text that was changed', () => {
    const bytes = Buffer.from(keyring.seal('sms', 'hello'), 'base64url');
    const last = bytes.length - 1;
    bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
    expect(() => keyring.unseal('sms', bytes.toString('base64url'))).toThrow();
  });

  it('matches a hash only with its own value and purpose', () => {
    const hash = keyring.hash('code', '123456');
    expect(keyring.matches('code', '123456', hash)).toBeTrue();
    expect(keyring.matches('code', '123457', hash)).toBeFalse();
    expect(keyring.matches('other', '123456', hash)).toBeFalse();
    expect(keyring.matches('code', '123456', 'ab')).toBeFalse();
  });
});
