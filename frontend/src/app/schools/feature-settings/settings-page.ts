import { Component, ElementRef, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { AUTHORITY_CHECKS, schoolSettingsRequest, type SchoolSettingsView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { DisplaySettings } from '../../core/display/display-settings';
import { NumberTexts } from '../../core/i18n/number-texts';
import { Confirm } from '../../ui/confirm/confirm';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SettingsState } from '../state/settings-state';
import { ChoiceField } from '../ui/choice-field';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Draft } from '../ui/draft';
import { SmsUse } from '../ui/sms-use';
import { TextField } from '../ui/text-field';
import { timeZoneChoices } from '../ui/time-zones';
import { SecondFactorCard } from './second-factor-card';

/** What a school settles for itself; its name is the operators' business. */
@Component({
  selector: 'app-settings-page',
  imports: [
    ...[
      ChoiceField,
      MatButton,
      PageHead,
      Problem,
      ProgressLine,
      SecondFactorCard,
      SmsUse,
      TextField,
    ],
    TranslocoPipe,
  ],
  providers: [SettingsState],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  private readonly language = inject(DisplaySettings).language;
  private readonly state = inject(SettingsState);
  protected readonly numbers = inject(NumberTexts);
  protected readonly settings = this.state.settings;
  protected readonly draft = signal<Draft<Editable> | null>(null);
  protected readonly zones = computed(() =>
    timeZoneChoices(this.language(), this.settings.value()?.timeZone ?? 'Asia/Shanghai'),
  );

  constructor() {
    effect(() => {
      const view = this.settings.value();
      if (view) this.draft.set(new Draft(editable(view)));
    });
  }

  protected async save(draft: Draft<Editable>): Promise<void> {
    if (!(await this.agreed(draft.value()))) return;
    const saved = await draft.send(schoolSettingsRequest, (request) => this.state.change(request));
    if (saved) this.snackBar.open(this.say('saved'), undefined, { duration: 4_000 });
    else focusWrongField(this.element);
  }

  protected authorityWords(authority: NonNullable<SchoolSettingsView['authority']>) {
    return { name: this.say(`authority.${authority}`), count: AUTHORITY_CHECKS };
  }

  /** Asks about what many people will notice; false when it is not to be saved. */
  private async agreed({ timeZone, outsideAuthority }: Editable): Promise<boolean> {
    const before = this.settings.value();
    const ask = (topic: string, words = {}) =>
      this.confirm.ask({
        title: this.say(`${topic}Title`),
        text: this.say(`${topic}Text`, words),
        confirm: this.say(`${topic}Agree`),
      });
    if (timeZone !== before?.timeZone && !(await ask('zone'))) return false;
    if (!before?.authority || !outsideAuthority || before.outsideAuthority) return true;
    return ask('authority.on', this.authorityWords(before.authority));
  }

  private say(key: string, words = {}): string {
    return this.transloco.translate(`schools.settings.${key}`, words);
  }
}

type Editable = Pick<
  SchoolSettingsView,
  'timeZone' | 'contactName' | 'contactPhone' | 'outsideAuthority'
>;

const editable = (view: SchoolSettingsView): Editable => {
  const { timeZone, contactName, contactPhone, outsideAuthority } = view;
  return { timeZone, contactName, contactPhone, outsideAuthority };
};
