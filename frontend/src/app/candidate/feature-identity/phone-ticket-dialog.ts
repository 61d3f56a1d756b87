import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Problem } from '../../ui/problem/problem';
import type { OwnIdentityFile } from '../state/own-identity-file';
import type { PhoneTicket } from '../state/phone-ticket';

interface Data {
  readonly ticket: PhoneTicket;
  readonly own: OwnIdentityFile;
}

/** The QR code for the phone, and what comes from there. */
@Component({
  selector: 'app-phone-ticket-dialog',
  imports: [
    Chip,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Problem,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'identity.phone.title' | transloco }}</h2>
    <mat-dialog-content>
      @if (ticket.failure(); as failure) {
        <app-problem [code]="failure.code" [requestId]="failure.requestId" />
      } @else if (ticket.state() === 'opened') {
        <p class="row">
          <app-chip tone="ok" icon="check">{{ 'identity.phone.opened' | transloco }}</app-chip>
        </p>
        <p>{{ 'identity.phone.openedText' | transloco }}</p>
        <p class="strong" role="status">
          {{ 'identity.phone.arrived' | transloco: { count: fromPhone() } }}
        </p>
      } @else {
        <p>{{ 'identity.phone.text' | transloco }}</p>
        @if (ticket.picture(); as picture) {
          <img width="220" height="220" [alt]="'identity.phone.code' | transloco" [src]="picture" />
        }
        @if (ticket.expiresAt(); as at) {
          <p class="small muted" role="status">
            {{ 'identity.phone.until' | transloco: { at: times.time(at) } }}
          </p>
        }
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" (click)="renew()">
        {{ 'identity.phone.renew' | transloco }}
      </button>
      <button matButton="filled" type="button" matDialogClose>{{ 'close' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    img {
      display: block;
      margin: 16px auto;
      border-radius: 8px;
      background: #fff;
    }
    p + p {
      margin-top: 8px;
    }
  `,
})
export class PhoneTicketDialog {
  private readonly data = inject<Data>(MAT_DIALOG_DATA);
  protected readonly times = inject(TimeTexts);
  protected readonly ticket = this.data.ticket;
  protected readonly fromPhone = computed(
    () =>
      (this.data.own.file()?.documents ?? [])
        .flatMap(({ uploaded }) => uploaded)
        .filter(({ via }) => via === 'phone').length,
  );

  protected renew(): void {
    void this.ticket.create(this.data.own.sittingId() ?? '');
  }
}
