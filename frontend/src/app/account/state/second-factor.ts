import { Service, inject } from '@angular/core';
import type { EnrolledView, SecondFactorStep, SessionView, TotpSecretView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';

import { sessionActions } from '../../core/session/session.actions';
import { createPasskey, passkeysOffered, usePasskey } from '../data/passkeys';
import { SecondFactorClient } from '../data/second-factor-client';

/** A new secret, and its QR code as the URL of a picture. */
export interface NewTotp extends TotpSecretView {
  readonly picture: string;
}

/** What somebody does with their second factors. All reject with the failed request's error. */
@Service()
export class SecondFactor {
  private readonly client = inject(SecondFactorClient);
  private readonly store = inject(Store);
  readonly passkeysOffered = passkeysOffered();

  step(): Promise<SecondFactorStep> {
    return firstValueFrom(this.client.step());
  }

  prove(method: 'totp' | 'recoveryCode', code: string): Promise<SessionView> {
    return firstValueFrom(this.client.prove({ method, code }));
  }

  async provePasskey(): Promise<SessionView> {
    const assertion = await usePasskey(await firstValueFrom(this.client.passkeyProof()));
    return firstValueFrom(this.client.prove({ method: 'passkey', assertion }));
  }

  async newTotp(): Promise<NewTotp> {
    const [{ default: qrCode }, totp] = await Promise.all([
      import('qrcode'),
      firstValueFrom(this.client.newTotp()),
    ]);
    const svg = await qrCode.toString(totp.uri, { type: 'svg', margin: 2 });
    return { ...totp, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` };
  }

  confirmTotp(code: string): Promise<EnrolledView> {
    return firstValueFrom(this.client.confirmTotp(code));
  }

  async addPasskey(name: string): Promise<EnrolledView> {
    const passkey = await createPasskey(await firstValueFrom(this.client.newPasskey()));
    return firstValueFrom(this.client.addPasskey(name, passkey));
  }

  removeTotp(): Promise<void> {
    return firstValueFrom(this.client.removeTotp());
  }

  removePasskey(id: string): Promise<void> {
    return firstValueFrom(this.client.removePasskey(id));
  }

  async renamePasskey(id: string, name: string): Promise<void> {
    await firstValueFrom(this.client.renamePasskey(id, name));
  }

  async renewCodes(): Promise<string[]> {
    return (await firstValueFrom(this.client.renewCodes())).codes;
  }

  async endOtherSessions(): Promise<number> {
    return (await firstValueFrom(this.client.endOtherSessions())).ended;
  }

  /** The login is complete: on to the person's area. */
  enter(session: SessionView): void {
    this.store.dispatch(sessionActions.signedIn({ session }));
  }

  /** Back to the first step of the login. */
  leave(): void {
    this.store.dispatch(sessionActions.signOutClicked());
  }
}
