import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { StaffSittingView, StaffStep } from '@exam/contracts';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';

import { Confirm } from '../../ui/confirm/confirm';
import { consoleActions } from '../state/examiner.actions';
import { examinerFeature } from '../state/examiner.feature';
import { CompareDialog, type CompareQuestion } from '../feature-compare/compare-dialog';
import { PlaceMedia } from './place-media';
import { ReasonDialog, type ReasonQuestion } from '../ui/reason-dialog';

/** What the buttons of both consoles do: ask where it cannot be taken back, then dispatch. */
@Injectable()
export class RoomCommands {
  private readonly store = inject(Store);
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  private readonly transloco = inject(TranslocoService);
  private readonly media = inject(PlaceMedia);
  private readonly sittings = this.store.selectSignal(examinerFeature.selectSittings);
  private readonly underWay = this.store.selectSignal(examinerFeature.selectUnderWay);

  /** A command is on its way: no other is given meanwhile. */
  readonly busy = computed(() => this.underWay() !== null);

  /** With the version that the examiner saw, so that a sitting that moved meanwhile is not touched. */
  step(sitting: StaffSittingView, step: StaffStep, reason: string | null = null): void {
    const request = { step, version: sitting.version, reason };
    this.store.dispatch(consoleActions.stepChosen({ sittingId: sitting.id, request }));
  }

  async markAbsent(sitting: StaffSittingView): Promise<void> {
    const agreed = await this.confirm.ask({
      ...this.question('examiner.ask.absent.', { name: sitting.candidate.name }),
      danger: true,
    });
    if (agreed) this.step(sitting, 'markAbsent');
  }

  /** Another examiner's talk is not hung up without asking. */
  async endTalk(sitting: StaffSittingView, myId: string): Promise<void> {
    const other = sitting.talkingWith;
    const { name } = sitting.candidate;
    const agreed =
      other === null ||
      other.personId === myId ||
      (await this.confirm.ask(
        this.question('examiner.ask.hangUp.', { name, examiner: other.name }),
      ));
    if (agreed) this.step(sitting, 'endTalk');
  }

  async postpone(sitting: StaffSittingView): Promise<void> {
    await this.stepWithReason(sitting, 'postpone', [
      'examiner.ask.postpone.reasons.document',
      'examiner.ask.postpone.reasons.devices',
      'examiner.ask.postpone.reasons.network',
      'examiner.ask.postpone.reasons.environment',
    ]);
  }

  async sendBack(sitting: StaffSittingView): Promise<void> {
    await this.stepWithReason(sitting, 'sendBack', [
      'examiner.ask.sendBack.reasons.network',
      'examiner.ask.sendBack.reasons.devices',
      'examiner.ask.sendBack.reasons.order',
    ]);
  }

  async finish(sitting: StaffSittingView): Promise<void> {
    const { name } = sitting.candidate;
    if (await this.confirm.ask(this.question('examiner.ask.finish.', { name })))
      this.step(sitting, 'finish');
  }

  /** Shows what there is to compare a candidate with, and records what the examiner found. */
  compare(asked: StaffSittingView): void {
    const current = computed(() => this.sittings().find(({ id }) => id === asked.id));
    // Who is moved to another room meanwhile stays on the screen until the dialog is closed.
    const sitting = linkedSignal<StaffSittingView | undefined, StaffSittingView>({
      source: current,
      computation: (now, before) => now ?? before?.value ?? asked,
    }).asReadonly();
    const stream = computed(() => this.media.feed(sitting().primaryFeed)?.stream ?? null);
    const data = { sitting, stream };
    const size = { width: '1040px', maxWidth: '96vw' };
    this.dialog.open<CompareDialog, CompareQuestion, true>(CompareDialog, { data, ...size });
  }

  openRoom(): void {
    this.store.dispatch(consoleActions.roomOpened());
  }

  /** `engaged`: who is in the room, or invited to it. */
  async callNext(next: StaffSittingView, engaged: readonly StaffSittingView[]): Promise<void> {
    const agreed = engaged.length === 0 || (await this.confirmNext(next, engaged));
    if (agreed) this.store.dispatch(consoleActions.nextCalled());
  }

  /** Invites one candidate, out of order. */
  async invite(sitting: StaffSittingView, engaged: readonly StaffSittingView[]): Promise<void> {
    const agreed = engaged.length === 0 || (await this.confirmNext(sitting, engaged));
    if (agreed) this.step(sitting, 'invite');
  }

  async endRoom(room: string, sittings: readonly StaffSittingView[]): Promise<void> {
    const agreed = await this.confirm.ask({
      ...this.question('examiner.ask.end.', { room, summary: this.summary(sittings) }),
      danger: true,
    });
    if (agreed) this.store.dispatch(consoleActions.roomEnded());
  }

  private confirmNext(next: StaffSittingView, engaged: readonly StaffSittingView[]) {
    const others = new Intl.ListFormat(this.transloco.getActiveLang()).format(
      engaged.map(({ candidate }) => candidate.name),
    );
    return this.confirm.ask(
      this.question('examiner.ask.next.', { next: next.candidate.name, others }),
    );
  }

  private async stepWithReason(
    sitting: StaffSittingView,
    step: 'postpone' | 'sendBack',
    reasons: readonly string[],
  ): Promise<void> {
    const { name } = sitting.candidate;
    const data = {
      title: this.transloco.translate(`examiner.ask.${step}.title`, { name }),
      confirm: this.transloco.translate(`examiner.ask.${step}.confirm`),
      reasons: reasons.map((key) => this.transloco.translate(key)),
    };
    const dialog = this.dialog.open<ReasonDialog, ReasonQuestion, string>(ReasonDialog, {
      data,
      width: '480px',
    });
    const reason = await firstValueFrom(dialog.afterClosed());
    if (reason !== undefined) this.step(sitting, step, reason);
  }

  private question(key: string, params: Record<string, string>) {
    const text = (part: string) => this.transloco.translate(key + part, params);
    return { title: text('title'), text: text('text'), confirm: text('confirm') };
  }

  private summary(sittings: readonly StaffSittingView[]): string {
    const count = (...statuses: readonly StaffSittingView['status'][]) =>
      sittings.filter(({ status }) => statuses.includes(status)).length;
    const neverCame = count('scheduled', 'checkedIn', 'absent');
    const notInterviewed = count('waiting', 'ready', 'postponed');
    const parts = [
      ...(neverCame > 0 ? [this.text('examiner.ask.end.neverCame', neverCame)] : []),
      ...(notInterviewed > 0 ? [this.text('examiner.ask.end.notInterviewed', notInterviewed)] : []),
    ];
    return parts.length > 0
      ? parts.join(' ')
      : this.transloco.translate('examiner.ask.end.allDone');
  }

  private text(key: string, count: number): string {
    return this.transloco.translate(key, { count });
  }
}
