import { createTokenSigner } from './signed-token.ts';

describe('createTokenSigner', () => {
  it('signs expiry, realm and plugin as Janus does', () => {
    const sign = createTokenSigner('token-secret', () => 1_700_000_000_000);
    expect(sign()).toBe('1700000060,janus,janus.plugin.videoroom:LN1H8OW+EGc7io2yOJx9osLdfps=');
  });
});
