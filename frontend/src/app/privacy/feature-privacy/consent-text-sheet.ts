import { Component, ElementRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { CONSENT_TEXT_LENGTH, type ConsentPurpose } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { TimeTexts } from '../../core/i18n/time-texts';
import { Confirm } from '../../ui/confirm/confirm';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Problem } from '../../ui/problem/problem';
import { PrivacyState } from '../state/privacy-state';

/** The text of a purpose in both languages, to be changed, and all that it ever was. */
@Component({
  selector: 'app-consent-text-sheet',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Problem,
    TranslocoPipe,
  ],
  templateUrl: './consent-text-sheet.html',
  styleUrls: ['../../ui/field/field.scss', './privacy-form.scss'],
})
export class ConsentTextSheet {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly state = inject(PrivacyState);
  private readonly times = inject(TimeTexts);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  private readonly snackBar = inject(MatSnackBar);
  private readonly dialog = inject(MatDialogRef<ConsentTextSheet>);
  protected readonly purpose = inject<ConsentPurpose>(MAT_DIALOG_DATA);
  protected readonly longest = CONSENT_TEXT_LENGTH;
  private readonly versions = computed(
    () => this.state.texts.value()?.find(({ purpose }) => purpose === this.purpose)?.versions ?? [],
  );
  protected readonly history = computed(() =>
    this.versions().map((one) => ({
      ...one,
      at: one.savedAt && `${this.times.date(one.savedAt)} ${this.times.time(one.savedAt)}`,
    })),
  );
  /** What is typed stays when somebody else publishes meanwhile. */
  private readonly begun = signal(this.versions()[0]);
  protected readonly zh = linkedSignal(() => this.begun()?.text['zh-CN'] ?? '');
  protected readonly en = linkedSignal(() => this.begun()?.text.en ?? '');
  protected readonly tried = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly busy = signal(false);
  protected readonly changed = computed(() => {
    const text = this.begun()?.text;
    return text?.['zh-CN'] !== this.zh().trim() || text.en !== this.en().trim();
  });

  protected async publish(): Promise<void> {
    this.tried.set(true);
    const version = this.begun()?.version;
    if (!version || this.busy()) return;
    if (!this.zh().trim() || !this.en().trim()) {
      focusWrongField(this.host.nativeElement);
      return;
    }
    const say = (key: string) => this.transloco.translate(`privacy.texts.${key}`);
    const question = { title: say('ask'), text: say('askText'), confirm: say('publish') };
    if (!(await this.confirm.ask(question))) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const text = { 'zh-CN': this.zh(), en: this.en() };
      await this.state.publish(this.purpose, { version, text });
      this.snackBar.open(say('published'), undefined, { duration: 4_000 });
      this.dialog.close();
    } catch (error) {
      this.failure.set(failureOf(error));
      this.state.texts.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
