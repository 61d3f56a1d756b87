import { Component, computed, input } from '@angular/core';
import {
  candidatePath,
  flowStep,
  flowTable,
  type ExamFlow,
  type ExamKind,
  type PathStep,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';

/** A candidate's path through the exam, as the candidate will read it. */
@Component({
  selector: 'app-candidate-path',
  imports: [Chip, Icon, TranslocoPipe],
  templateUrl: './candidate-path.html',
  styleUrl: './candidate-path.scss',
})
export class CandidatePath {
  readonly kind = input.required<ExamKind>();
  readonly name = input.required<string>();
  readonly major = input('');
  readonly isRehearsal = input(false);
  readonly flow = input.required<ExamFlow>();
  /** Whom candidates call where the flow names nobody. */
  readonly collegeContact = input.required<{ name: string; phone: string }>();

  protected readonly steps = computed(() => candidatePath(this.kind(), this.flow()));
  protected readonly documents = computed(() =>
    (this.flow().identityFile?.documents ?? []).map(({ name }) => name).filter((name) => name),
  );
  protected readonly contact = computed(() => {
    const own = this.flow().contact;
    return own?.name ? own : this.collegeContact();
  });
  protected readonly numbers = computed(() => {
    const flow = this.flow();
    const value = (number: number | undefined) => (Number.isNaN(number) ? '…' : (number ?? ''));
    return {
      opens: value(flow.waitingAreaOpensMinutes),
      session: value(flow.sessionMinutes),
      duration: value(flow.durationMinutes),
      invitation: value(flow.invitationSeconds),
      preparation: value(flow.preparationSeconds),
      retakes: value(flow.retakes),
    };
  });

  /** Whether this release asks a candidate for it. */
  protected isAsked(step: PathStep): boolean {
    const inFlow = flowStep.options.find((option) => option === step);
    return inFlow === undefined || flowTable[inFlow].inForce;
  }
}
