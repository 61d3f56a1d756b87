import {
  enrolledView,
  passkeyOptions,
  secondFactorStep,
  totpSecretView,
  type CodeRequest,
  type SecondFactorStep,
} from '@exam/contracts';
import { generateSync } from 'otplib';

import { cookieOf, type Answer, type LoginFixture } from './login-fixture.ts';
import type { SoftwareAuthenticator } from './software-authenticator.ts';

const PERIOD_MS = 30_000;

/** Somebody of the staff with their cookie and their authenticator app. */
export class SecondFactorPerson {
  cookie = '';
  secret = '';
  recoveryCodes: string[] = [];
  private readonly fixture: LoginFixture;
  private readonly identity: CodeRequest;

  constructor(fixture: LoginFixture, identity: CodeRequest) {
    this.fixture = fixture;
    this.identity = identity;
  }

  /** As far as the SMS code leads. */
  async signIn(): Promise<Answer> {
    const code = await this.fixture.receiveCode(this.identity);
    const answer = await this.fixture.guess(this.identity, code);
    this.cookie = cookieOf(answer);
    return answer;
  }

  /** As `signIn`, where it leads to a second factor. */
  async signInPartially(): Promise<SecondFactorStep> {
    return secondFactorStep.parse((await this.signIn()).body);
  }

  async call(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await this.fixture.call(method, `/api${path}`, { body, cookie: this.cookie });
    // A browser keeps the newest cookie.
    this.cookie = cookieOf(answer) || this.cookie;
    return answer;
  }

  /** The code that the app shows now, or that many steps from now. */
  code(steps = 0, secret = this.secret): string {
    return generateSync({ secret, epoch: Math.floor((Date.now() + steps * PERIOD_MS) / 1_000) });
  }

  /** Sets up the app with the code of the last step, so that this one's works. */
  async enrolTotp(): Promise<void> {
    const begun = totpSecretView.parse((await this.call('POST', '/second-factor/totp')).body);
    this.secret = begun.secret;
    const body = { code: this.code(-1) };
    const { body: enrolled } = await this.call('POST', '/second-factor/totp/confirmation', body);
    this.recoveryCodes = enrolledView.parse(enrolled).recoveryCodes ?? this.recoveryCodes;
  }

  /** Makes a passkey with that authenticator, for the name. */
  async enrolPasskey(authenticator: SoftwareAuthenticator, name: string): Promise<Answer> {
    const challenge = await this.challenge('/second-factor/new-passkeys');
    const body = { name, passkey: authenticator.register(challenge) };
    return this.call('POST', '/second-factor/passkeys', body);
  }

  /** Proves by that authenticator. */
  async provePasskey(authenticator: SoftwareAuthenticator): Promise<Answer> {
    const challenge = await this.challenge('/second-factor/passkey-proofs');
    return this.assert(authenticator.prove(challenge));
  }

  assert(assertion: object): Promise<Answer> {
    return this.call('POST', '/second-factor/proofs', { method: 'passkey', assertion });
  }

  async challenge(path: string): Promise<string> {
    return passkeyOptions.parse((await this.call('POST', path)).body).challenge;
  }

  prove(method: 'totp' | 'recoveryCode', code: string): Promise<Answer> {
    return this.call('POST', '/second-factor/proofs', { method, code });
  }
}
