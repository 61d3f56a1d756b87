import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { faceLimits } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { ProgressLine } from '../../ui/progress-line/progress-line';
import { Problem } from '../../ui/problem/problem';
import { FaceVerification } from '../state/face-verification';
import { ActionPicture } from './action-picture';
import { FaceMesh } from './mesh/face-mesh';
import { meshFiles } from './mesh/mesh-files';
import { StepRun } from './step-run';

/** One action: what to do, how far one is, and how long there is. */
@Component({
  selector: 'app-face-step',
  imports: [ActionPicture, MatButton, Problem, ProgressLine, TranslocoPipe],
  template: `
    @if (step(); as step) {
      <ol [attr.aria-label]="'candidate.face.step.progress' | transloco">
        @for (number of numbers; track number) {
          <li
            [class.done]="number < step.number"
            [class.now]="number === step.number"
            [attr.aria-current]="number === step.number ? 'step' : null"
          >
            <span class="visually-hidden">{{ number }}</span>
          </li>
        }
      </ol>
      <div class="what">
        <app-action-picture [action]="step.action" />
        <div>
          <p class="small muted">
            {{
              'candidate.face.step.number'
                | transloco: { number: step.number, count: numbers.length }
            }}
          </p>
          <h2 class="headline" tabindex="-1">
            {{ 'candidate.face.action.' + step.action + '.name' | transloco }}
          </h2>
          <p>{{ 'candidate.face.action.' + step.action + '.text' | transloco }}</p>
        </div>
      </div>
      <p class="visually-hidden" aria-live="assertive">
        {{
          'candidate.face.action.' + step.action + '.spoken' | transloco: { number: step.number }
        }}
      </p>
      <p class="state strong" [class.act]="run.cue() === 'act'" aria-live="polite">
        {{ 'candidate.face.state.' + state() | transloco }}
      </p>
      @if (mesh.state() === 'loading') {
        <app-progress-line
          [label]="'candidate.face.mesh.preparing' | transloco"
          [done]="mesh.bytes()"
          [total]="total"
        />
      }
      @if (run.state() === 'unsent') {
        @if (verification.failure(); as failure) {
          <app-problem [code]="failure.code" [requestId]="failure.requestId">
            <button matButton="outlined" class="button-small" type="button" (click)="run.send()">
              {{ 'retry' | transloco }}
            </button>
          </app-problem>
        }
      }
      <p class="left small" role="timer">
        {{ 'candidate.face.step.left' | transloco: { seconds: run.secondsLeft() } }}
      </p>
      <div class="bar" aria-hidden="true"><i [style.width.%]="share()"></i></div>
    }
  `,
  styleUrl: './face-step.scss',
})
export class FaceStep {
  protected readonly verification = inject(FaceVerification);
  protected readonly run = inject(StepRun);
  protected readonly mesh = inject(FaceMesh);
  protected readonly total = meshFiles.fetched;
  protected readonly numbers = Array.from({ length: faceLimits.steps }, (_, index) => index + 1);
  protected readonly step = computed(() => this.verification.view()?.session?.step ?? null);
  protected readonly share = computed(
    () => (100 * this.run.secondsLeft()) / faceLimits.stepSeconds,
  );
  protected readonly state = computed(() => this.run.cue() ?? this.run.state());
}
