import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { MatStep, MatStepper, MatStepperIcon } from '@angular/material/stepper';
import { Router, type CanDeactivateFn } from '@angular/router';
import { hasSetting, type ExamFlow, type ExamStep, type FlowSetting } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, map } from 'rxjs';

import { Confirm } from '../../ui/confirm/confirm';
import { BackLink } from '../../ui/back-link/back-link';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { ExamEditor } from '../state/exam-editor';
import { ExamList } from '../state/exam-list';
import { settingsOfStep, stepOf, wizardSteps, type WizardStep } from '../state/exam-edit';
import { BasicsFields } from '../ui/basics-fields';
import { CandidatePath } from '../ui/candidate-path';
import { ExamChips } from '../ui/exam-chips';
import { ExamTexts } from '../ui/exam-texts';
import { ScoreSheetEditor } from '../ui/score-sheet-editor';
import { SettingLine, type LineValue } from '../ui/setting-line';
import { ExamReview } from './exam-review';
import { ImpactDialog } from './impact-dialog';

/** The wizard of one exam, with the candidate’s path beside it. */
@Component({
  selector: 'app-exam-page',
  imports: [
    BackLink,
    BasicsFields,
    CandidatePath,
    ExamChips,
    ExamReview,
    ExamTexts,
    Icon,
    MatButton,
    MatStep,
    MatStepper,
    MatStepperIcon,
    PageHead,
    Problem,
    ProgressLine,
    ScoreSheetEditor,
    SettingLine,
    TranslocoPipe,
  ],
  providers: [ExamEditor, ExamList],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './exam-page.html',
  styleUrl: './wizard.scss',
})
export class ExamPage {
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  protected readonly editor = inject(ExamEditor);
  protected readonly list = inject(ExamList);
  readonly examId = input.required<string>();

  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe('(width <= 720px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  private readonly begun = inject(Router).currentNavigation()?.extras.state?.['step'] === 'path';
  protected readonly index = signal(this.begun ? 1 : 0);
  protected readonly steps = wizardSteps;
  protected readonly isDraft = computed(() => this.editor.exam()?.status === 'draft');
  protected readonly locked = computed(() => !this.editor.exam()?.can.edit);
  protected readonly major = computed(() => {
    const exam = this.editor.exam();
    const id = this.editor.edit()?.majorId;
    return exam?.major.id === id
      ? exam?.major.name
      : this.list.majors().find((m) => m.id === id)?.name;
  });

  constructor() {
    effect(() => void this.editor.load(this.examId()));
  }

  protected settings(step: keyof typeof settingsOfStep): FlowSetting[] {
    const kind = this.editor.edit()?.kind;
    const all: readonly FlowSetting[] = settingsOfStep[step];
    return kind ? all.filter((setting) => hasSetting(kind, setting)) : [];
  }

  protected hasProblem(step: WizardStep): boolean {
    return [...this.editor.problems().keys()].some((pointer) => stepOf(pointer) === step);
  }

  /** A switch with more to it keeps the rest. */
  protected set(setting: FlowSetting, value: LineValue): void {
    const before = this.editor.edit()?.flow[setting];
    const whole = typeof before === 'object' && 'asked' in before;
    const next = whole ? { ...before, asked: value } : value;
    this.editor.set(setting, next as NonNullable<ExamFlow[FlowSetting]>);
  }

  /** Drafts are saved wherever somebody goes in the wizard; published exams only when asked to. */
  protected moved(index: number): void {
    this.index.set(index);
    if (this.isDraft() && this.editor.dirty()) void this.editor.save();
  }

  protected async save(confirmation: string | null = null): Promise<boolean> {
    const saved = await this.editor.save(confirmation);
    const impact = this.editor.impact();
    if (saved === 'confirm' && impact) {
      const dialog = this.dialog.open(ImpactDialog, { data: impact, width: '640px' });
      if ((await firstValueFrom(dialog.afterClosed())) !== true) return false;
      return this.save(impact.token);
    }
    if (saved === 'saved') this.say('saved');
    return saved === 'saved';
  }

  protected async take(step: ExamStep): Promise<void> {
    if (this.editor.dirty() && !(await this.save())) return;
    const text = (key: string) => this.transloco.translate(`scheduling.exams.ask.${step}.${key}`);
    const danger = step === 'archive' || step === 'withdraw';
    const asked = { title: text('title'), text: text('text'), confirm: text('confirm'), danger };
    if ((await this.confirm.ask(asked)) && (await this.editor.step(step))) this.say(step);
  }

  /** Whether the page may be left. */
  async mayLeave(): Promise<boolean> {
    if (!this.editor.dirty()) return true;
    const text = (key: string) => this.transloco.translate(`scheduling.exams.ask.leave.${key}`);
    return this.confirm.ask({
      ...{ title: text('title'), text: text('text'), confirm: text('confirm') },
      danger: true,
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.editor.dirty()) event.preventDefault();
  }

  protected goTo(pointer: string): void {
    this.index.set(wizardSteps.indexOf(stepOf(pointer)));
  }

  private say(what: string): void {
    const text = this.transloco.translate(`scheduling.exams.done.${what}`);
    this.snackBar.open(text, undefined, { duration: 4_000 });
  }
}

/** Asks before what is typed is lost. */
export const keepsWhatIsTyped: CanDeactivateFn<ExamPage> = (page) => page.mayLeave();
