import { Service, inject } from '@angular/core';
import type {
  AccountSecurityView,
  EnrolledView,
  SecondFactorStep,
  SessionView,
  TotpSecretView,
} from '@exam/contracts';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { Observable } from 'rxjs';

import { ApiClient, lazily, type Answer } from '../../core/http/api-client';

const step = lazily(({ secondFactorStep }) => secondFactorStep);
const session = lazily(({ sessionView }) => sessionView);
const secret = lazily(({ totpSecretView }) => totpSecretView);
const enrolled = lazily(({ enrolledView }) => enrolledView);
const account = lazily(({ accountSecurityView }) => accountSecurityView);
const codes = lazily(({ recoveryCodesView }) => recoveryCodesView);
const ended = lazily(({ endedSessionsView }) => endedSessionsView);
const nothing: Answer<undefined> = { parse: () => undefined };
/** For the browser itself, which checks it. */
const options = <T>(): Answer<T> => ({ parse: (body) => body as T });

/** A proof as the API takes it. */
export type Proof =
  | { readonly method: 'totp' | 'recoveryCode'; readonly code: string }
  | { readonly method: 'passkey'; readonly assertion: AuthenticationResponseJSON };

@Service()
export class SecondFactorClient {
  private readonly api = inject(ApiClient);

  step(): Observable<SecondFactorStep> {
    return this.api.get('/second-factor', step);
  }

  prove(proof: Proof): Observable<SessionView> {
    return this.api.post('/second-factor/proofs', proof, session);
  }

  passkeyProof(): Observable<PublicKeyCredentialRequestOptionsJSON> {
    return this.api.post('/second-factor/passkey-proofs', {}, options());
  }

  newTotp(): Observable<TotpSecretView> {
    return this.api.post('/second-factor/totp', {}, secret);
  }

  confirmTotp(code: string): Observable<EnrolledView> {
    return this.api.post('/second-factor/totp/confirmation', { code }, enrolled);
  }

  newPasskey(): Observable<PublicKeyCredentialCreationOptionsJSON> {
    return this.api.post('/second-factor/new-passkeys', {}, options());
  }

  addPasskey(name: string, passkey: RegistrationResponseJSON): Observable<EnrolledView> {
    return this.api.post('/second-factor/passkeys', { name, passkey }, enrolled);
  }

  account(): Observable<AccountSecurityView> {
    return this.api.get('/account/security', account);
  }

  removeTotp(): Observable<void> {
    return this.api.delete('/account/totp');
  }

  removePasskey(id: string): Observable<void> {
    return this.api.delete(`/account/passkeys/${id}`);
  }

  renamePasskey(id: string, name: string): Observable<undefined> {
    return this.api.post(`/account/passkeys/${id}/name`, { name }, nothing);
  }

  renewCodes(): Observable<{ codes: string[] }> {
    return this.api.post('/account/recovery-codes', {}, codes);
  }

  endOtherSessions(): Observable<{ ended: number }> {
    return this.api.post('/account/other-sessions/end', {}, ended);
  }
}
