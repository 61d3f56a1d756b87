import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { drawKind, type CommitDrawRequest } from '@exam/contracts/draws';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { BackLink } from '../../ui/back-link/back-link';
import { Confirm } from '../../ui/confirm/confirm';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { DrawPreparation } from '../state/draw-preparation';
import { PanelDraft } from '../state/panel-draft';
import { PanelFields } from './panel-fields';

/** Chooses what is drawn, shows the list that will be frozen, and commits. */
@Component({
  selector: 'app-new-draw-page',
  imports: [
    BackLink,
    EmptyState,
    MatButton,
    PageHead,
    PanelFields,
    Problem,
    ProgressLine,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [DrawPreparation],
  templateUrl: './new-draw-page.html',
  styleUrl: './new-draw-page.scss',
})
export class NewDrawPage {
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly preparation = inject(DrawPreparation);
  protected readonly kinds = drawKind.options;
  protected readonly receivers = ['candidate', 'examRoom'] as const;
  protected readonly redrawReason = signal('');
  protected readonly setsText = signal('');
  protected readonly per = signal<'candidate' | 'examRoom'>('candidate');
  protected readonly sets = computed(() =>
    this.setsText()
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
  /** Kept while the same thing is read again, so that nothing that was chosen is lost. */
  protected readonly panel = linkedSignal<string, PanelDraft | null>({
    source: () => {
      const { kind, examId, examRoomId, subject } = this.preparation;
      return kind() === 'panelMembers' && subject() ? `${examId()} ${examRoomId()}` : '';
    },
    computation: (key) => {
      const subject = this.preparation.subject();
      return key && subject ? new PanelDraft(subject) : null;
    },
  });
  protected readonly tried = signal(false);

  /** The word of what is still missing; null when the draw can begin. */
  protected readonly missing = computed(() => {
    const { kind, subject } = this.preparation;
    const found = subject();
    if (!found) return 'exam';
    if (found.number > 1 && this.redrawReason().trim() === '') return 'reason';
    if (kind() === 'panelMembers') return this.missingOfPanel();
    const perRoom = kind() === 'questionSets' && this.per() === 'examRoom';
    if ((perRoom ? found.rooms : found.candidates).length === 0) return 'candidates';
    if (kind() !== 'questionSets') return null;
    if (this.sets().length === 0) return 'sets';
    return new Set(this.sets()).size === this.sets().length ? null : 'setsRepeated';
  });

  protected async commit(): Promise<void> {
    this.tried.set(true);
    const request = this.request();
    if (!request || this.preparation.busy()) return;
    const text = (key: string) => this.transloco.translate(`draws.new.ask.${key}`);
    const question = { title: text('title'), text: text('text'), confirm: text('confirm') };
    if (!(await this.confirm.ask(question))) return;
    const view = await this.preparation.commit(request);
    if (view) await this.router.navigate(['/admin/draws', view.record.announcement.id]);
  }

  private missingOfPanel(): string | null {
    const panel = this.panel();
    if (!panel || panel.pool().length === 0) return 'pool';
    if (panel.seats() === 0) return 'seats';
    return panel.unfillable() ? 'unfillable' : null;
  }

  private request(): CommitDrawRequest | null {
    const { kind, examId, examRoomId } = this.preparation;
    const panel = this.panel();
    if (this.missing() !== null) return null;
    const facts = {
      examId: examId(),
      examRoomId: examRoomId() || null,
      redrawReason: this.redrawReason().trim() || null,
    };
    switch (kind()) {
      case 'candidateOrder':
        return { ...facts, kind: 'candidateOrder' };
      case 'panelMembers':
        return panel && { ...facts, kind: 'panelMembers', ...panel.parts() };
      case 'questionSets':
        return { ...facts, kind: 'questionSets', sets: this.sets(), per: this.per() };
    }
  }
}
