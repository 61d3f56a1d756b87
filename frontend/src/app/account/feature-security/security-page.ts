import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { PasskeyView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { TimeTexts } from '../../core/i18n/time-texts';
import { sessionFeature } from '../../core/session/session.feature';
import { AppBar } from '../../shell/app-bar';
import { BackLink } from '../../ui/back-link/back-link';
import { Chip } from '../../ui/chip/chip';
import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { AccountSecurity } from '../state/account-security';
import { Attempt } from '../state/attempt';
import { SecondFactor } from '../state/second-factor';
import { FactorDialog, type FactorTask } from './factor-dialog';

/** What secures one's own account: factors, recovery codes, other logins. */
@Component({
  selector: 'app-security-page',
  imports: [
    AppBar,
    BackLink,
    Chip,
    Icon,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    TranslocoPipe,
  ],
  templateUrl: './security-page.html',
  styleUrl: './security-page.scss',
})
export class SecurityPage {
  private readonly secondFactor = inject(SecondFactor);
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Store).selectSignal(sessionFeature.selectSession);
  protected readonly times = inject(TimeTexts);
  protected readonly account = inject(AccountSecurity).load();
  protected readonly attempt = new Attempt();
  protected readonly notice = signal<string | null>(null);
  protected readonly passkeysOffered = this.secondFactor.passkeysOffered;

  protected readonly view = computed(() =>
    this.account.hasValue() ? this.account.value() : undefined,
  );
  protected readonly failure = computed(() => {
    const error = this.account.error();
    return error && failureOf(error.cause ?? error);
  });
  protected readonly isOn = computed(() => {
    const { totpSince = null, passkeys = [] } = this.view() ?? {};
    return totpSince !== null || passkeys.length > 0;
  });
  protected readonly home = computed(() => `/${this.session()?.role ?? 'login'}`);

  protected async add(kind: 'totp' | 'passkey'): Promise<void> {
    if (!(await this.prove())) return;
    if (await this.ask({ kind })) this.tell('account.done.added');
    this.account.reload();
  }

  protected async rename({ id, name }: PasskeyView): Promise<void> {
    if (!(await this.prove())) return;
    if (await this.ask({ kind: 'rename', id, name })) this.tell('account.done.renamed');
    this.account.reload();
  }

  protected async remove(passkey: PasskeyView | null): Promise<void> {
    const name = passkey?.name ?? this.transloco.translate('account.totp.title');
    const agreed = await this.confirm.ask({
      title: this.transloco.translate('account.remove.title', { name }),
      text: this.transloco.translate('account.remove.text'),
      confirm: this.transloco.translate('account.remove.confirm'),
      danger: true,
    });
    if (!agreed || !(await this.prove())) return;
    await this.change('account.done.removed', () =>
      passkey ? this.secondFactor.removePasskey(passkey.id) : this.secondFactor.removeTotp(),
    );
  }

  protected async renewCodes(): Promise<void> {
    const agreed = await this.confirm.ask({
      title: this.transloco.translate('account.codes.renew'),
      text: this.transloco.translate('account.codes.renewText'),
      confirm: this.transloco.translate('account.codes.renewConfirm'),
    });
    if (!agreed || !(await this.prove())) return;
    const codes = await this.attempt.run(() => this.secondFactor.renewCodes());
    if (codes) await this.ask({ kind: 'codes', codes });
    this.account.reload();
  }

  protected async endOthers(): Promise<void> {
    await this.change('account.done.ended', () => this.secondFactor.endOtherSessions());
  }

  /** Whether the person has just proved a factor, if they have one; asks them to, where they must. */
  private async prove(): Promise<boolean> {
    this.notice.set(null);
    const view = this.view();
    if (!view) return false;
    const until = view.provedUntil;
    const soon = Date.now() + 30_000;
    if (!this.isOn() || (until !== null && Date.parse(until) > soon)) return true;
    const proved = await this.ask({ kind: 'prove', methods: view.methods });
    if (proved) this.account.reload();
    return proved;
  }

  private async ask(task: FactorTask): Promise<boolean> {
    const dialog = this.dialog.open<FactorDialog, FactorTask, boolean>(FactorDialog, {
      data: task,
      autoFocus: 'input',
      width: 'min(520px, 100vw - 24px)',
      maxWidth: '100vw',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }

  private async change(done: string, work: () => Promise<unknown>): Promise<void> {
    this.notice.set(null);
    const changed = await this.attempt.run(async () => {
      await work();
      return true;
    });
    if (changed) this.tell(done);
    this.account.reload();
  }

  private tell(key: string): void {
    this.notice.set(key);
  }
}
