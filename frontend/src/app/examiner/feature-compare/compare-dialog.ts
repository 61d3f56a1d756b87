import { Component, inject, signal, viewChild, type ElementRef, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { ComparisonOutcome, StaffSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { VideoTile } from '../../ui/video-tile/video-tile';
import { FaceEvidence } from '../state/face-evidence';
import { faceStandingText } from '../ui/face-standing';
import { EvidencePicture } from './evidence-picture';

export interface CompareQuestion {
  readonly sitting: Signal<StaffSittingView>;
  /** The live picture of the primary camera; null while there is none. */
  readonly stream: Signal<MediaStream | null>;
}

/** Photo on file, best frame and live picture side by side; closes with true when it was recorded. */
@Component({
  selector: 'app-compare-dialog',
  imports: [
    EvidencePicture,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Problem,
    ProgressLine,
    TranslocoPipe,
    VideoTile,
  ],
  providers: [FaceEvidence],
  templateUrl: './compare-dialog.html',
  styleUrl: './compare-dialog.scss',
})
export class CompareDialog {
  private readonly dialog = inject<MatDialogRef<CompareDialog, true>>(MatDialogRef);
  protected readonly standing = faceStandingText;
  protected readonly times = inject(TimeTexts);
  protected readonly question = inject<CompareQuestion>(MAT_DIALOG_DATA);
  protected readonly evidence = inject(FaceEvidence);
  protected readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly note = signal('');
  protected readonly noteMissing = signal(false);

  constructor() {
    this.evidence.follow(this.question.sitting);
  }

  protected async record(outcome: ComparisonOutcome): Promise<void> {
    const note = this.note().trim();
    if (outcome === 'otherPerson' && note === '') {
      this.noteMissing.set(true);
      this.field()?.nativeElement.focus();
      return;
    }
    if (await this.evidence.record({ outcome, note: note || null })) this.dialog.close(true);
  }
}
