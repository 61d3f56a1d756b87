import { Component, computed, inject, viewChildren } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';

import { AppBar } from '../../shell/app-bar';
import { Chip } from '../../ui/chip/chip';
import { Confirm } from '../../ui/confirm/confirm';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { ConsentGate } from '../consent/consent-gate';
import { candidateFeature } from '../state/candidate.feature';
import { OwnIdentityFile } from '../state/own-identity-file';
import { PhoneTicket } from '../state/phone-ticket';
import { DocumentCard } from './document-card';
import { PhoneTicketDialog } from './phone-ticket-dialog';
import { RoundList } from './round-list';

const tones = { draft: 'neutral', submitted: 'accent', approved: 'ok', sentBack: 'warn' } as const;

/** The candidate's identity file, from the first page to the approval. */
@Component({
  selector: 'app-identity-file-page',
  imports: [
    AppBar,
    Chip,
    ConsentGate,
    DocumentCard,
    EmptyState,
    Icon,
    MatButton,
    Problem,
    RoundList,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [OwnIdentityFile, PhoneTicket],
  templateUrl: './identity-file-page.html',
  styleUrl: './identity-file-page.scss',
})
export class IdentityFilePage {
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  private readonly transloco = inject(TranslocoService);
  private readonly ticket = inject(PhoneTicket);
  protected readonly own = inject(OwnIdentityFile);
  protected readonly loaded = inject(Store).selectSignal(candidateFeature.selectLoaded);
  private readonly cards = viewChildren(DocumentCard);
  protected readonly tone = computed(() => tones[this.own.file()?.status ?? 'draft']);
  /** Documents without which the file cannot be handed in. */
  protected readonly lacking = computed(() =>
    (this.own.file()?.documents ?? []).filter(
      ({ status, required }) => status === 'sentBack' || (required && status === 'missing'),
    ),
  );
  /** Uploads here or on the phone that have not ended. */
  protected readonly isUploading = computed(
    () => this.own.queue.isBusy() || this.own.elsewhere().some(({ status }) => status !== 'failed'),
  );

  protected usePhone(): void {
    const { ticket, own } = this;
    void ticket.create(own.sittingId() ?? '');
    this.dialog.open(PhoneTicketDialog, { data: { ticket, own }, width: '440px' });
  }

  protected async submit(): Promise<void> {
    const file = this.own.file();
    if (!file) return;
    const [first] = this.lacking();
    if (first) {
      this.cards()
        .find(({ document }) => document().id === first.id)
        ?.showLacking();
      return;
    }
    const text = (key: string) => this.transloco.translate(`identity.submit.${key}`);
    const agreed = await this.confirm.ask({
      ...{ title: text('title'), text: text('text'), confirm: text('confirm') },
    });
    if (agreed) await this.own.submit(this.own.file()?.version ?? file.version);
  }
}
