import { Injectable, computed, inject, signal } from '@angular/core';
import {
  flowFor,
  type ExamFlow,
  type ExamKind,
  type ExamStep,
  type ExamView,
  type FlowImpact,
  type FlowSetting,
} from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { failureOf, problemOf, type Failure } from '../../core/http/failure';
import { ExamsClient } from '../data/exams-client';
import { brokenFields, editOf, mergeEdits, problemsOf, sameEdit, type ExamEdit } from './exam-edit';

/** How a save ended; `confirm`: candidates have begun, and `impact` says what it means for them. */
export type Saved = 'saved' | 'confirm' | 'failed';

/** One exam in the wizard: what the server has, what is typed, and what became of the last save. */
@Injectable()
export class ExamEditor {
  private readonly client = inject(ExamsClient);
  private saving: Promise<Saved> | null = null;

  /** As the server has it; null until it is loaded. */
  readonly exam = signal<ExamView | null>(null);
  readonly edit = signal<ExamEdit | null>(null);
  readonly loadFailure = signal<Failure | null>(null);
  readonly busy = signal(false);
  /** Why the last save or step did not happen. */
  readonly failure = signal<Failure | null>(null);
  /** Who saved another version meanwhile: a name, empty where it is not known, null where nobody did. */
  readonly changedBy = signal<string | null>(null);
  readonly impact = signal<FlowImpact | null>(null);

  readonly problems = computed(() => {
    const edit = this.edit();
    return edit ? problemsOf(edit) : new Map<string, string>();
  });
  readonly dirty = computed(() => {
    const exam = this.exam();
    const edit = this.edit();
    return exam !== null && edit !== null && !sameEdit(editOf(exam), edit);
  });

  /** Sends a picture that shows how a document should look; the exam has it once it is set and saved. */
  readonly addExample = (file: File) => this.client.addExample(file);

  /** Loads the exam anew; what was typed is dropped. */
  async load(examId: string): Promise<void> {
    this.loadFailure.set(null);
    try {
      this.take(await firstValueFrom(this.client.get(examId)));
    } catch (error) {
      this.loadFailure.set(failureOf(error));
    }
  }

  /** Changes name, kind or major; another kind keeps what it has in common. */
  change(facts: Partial<Pick<ExamEdit, 'name' | 'kind' | 'majorId'>>): void {
    this.edit.update((edit) => {
      if (!edit) return edit;
      const kind: ExamKind = facts.kind ?? edit.kind;
      const flow = kind === edit.kind ? edit.flow : flowFor(kind, edit.flow);
      return { ...edit, ...facts, flow };
    });
  }

  set<S extends FlowSetting>(setting: S, value: NonNullable<ExamFlow[S]>): void {
    this.edit.update((edit) => edit && { ...edit, flow: { ...edit.flow, [setting]: value } });
  }

  /** Saves what is typed; a second call meanwhile gets the answer of the first. */
  save(confirmation: string | null = null): Promise<Saved> {
    this.saving ??= this.sendEdit(confirmation).finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  /** Publishes, withdraws, archives or restores what the server has; whether that was done. */
  async step(step: ExamStep): Promise<boolean> {
    const exam = this.exam();
    if (!exam || this.busy()) return false;
    return this.during(async () => {
      const { id, version } = exam;
      this.take(await firstValueFrom(this.client.step(id, { step, version })));
    });
  }

  /** After somebody else’s change: drops what was typed here. */
  async takeTheirs(): Promise<void> {
    const exam = this.exam();
    if (!exam) return;
    this.forgetFailures();
    await this.load(exam.id);
  }

  /** After somebody else’s change: theirs, with what was changed here, to be saved anew. */
  async keepMine(): Promise<void> {
    const exam = this.exam();
    if (!exam) return;
    await this.during(async () => {
      const theirs = await firstValueFrom(this.client.get(exam.id));
      this.exam.set(theirs);
      this.edit.update((mine) => mine && mergeEdits(editOf(exam), mine, editOf(theirs)));
    });
  }

  private async sendEdit(confirmation: string | null): Promise<Saved> {
    const exam = this.exam();
    const edit = this.edit();
    if (!exam || !edit || brokenFields(edit).size > 0) return 'failed';
    if (!this.dirty()) return 'saved';
    const done = await this.during(async () => {
      const update = { ...edit, version: exam.version, confirmation };
      const saved = await firstValueFrom(this.client.update(exam.id, update));
      this.exam.set(saved);
      // What was typed meanwhile stays.
      if (this.edit() === edit) this.edit.set(editOf(saved));
    });
    if (done) return 'saved';
    return this.impact() ? 'confirm' : 'failed';
  }

  private async during(work: () => Promise<void>): Promise<boolean> {
    this.forgetFailures();
    this.busy.set(true);
    try {
      await work();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem?.code === 'exam-changed') this.changedBy.set(problem.changedBy ?? '');
      else if (problem?.flowImpact) this.impact.set(problem.flowImpact);
      else this.failure.set(failureOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private take(exam: ExamView): void {
    this.exam.set(exam);
    this.edit.set(editOf(exam));
  }

  private forgetFailures(): void {
    this.failure.set(null);
    this.changedBy.set(null);
    this.impact.set(null);
  }
}
