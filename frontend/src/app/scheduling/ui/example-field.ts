import { Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ExamplePictureView, IdentityDocument } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import type { UploadStep } from '../../core/http/file-transfer';
import { ExamplePicture } from '../../ui/example-picture/example-picture';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';

/** Sends a picture to the school's examples. */
export type AddExample = (file: File) => Observable<UploadStep<ExamplePictureView>>;

/** The picture that shows candidates how a document should look: added, replaced and taken away. */
@Component({
  selector: 'app-example-field',
  imports: [ExamplePicture, MatButton, Problem, ProgressLine, TranslocoPipe],
  template: `
    <app-example-picture [document]="document()" />
    <div class="grow">
      <p class="label">{{ 'scheduling.exams.documents.example.label' | transloco }}</p>
      <p class="muted small">{{ 'scheduling.exams.documents.example.hint' | transloco }}</p>
      <input
        #file
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        [attr.aria-label]="'scheduling.exams.documents.example.label' | transloco"
        (change)="add(file)"
      />
      @if (sending(); as sending) {
        <app-progress-line
          [label]="'scheduling.exams.documents.example.sending' | transloco"
          [done]="sending.sent"
          [total]="sending.bytes"
        />
      } @else {
        <div class="row">
          <button
            matButton="outlined"
            class="button-small"
            type="button"
            [disabled]="disabled()"
            (click)="file.click()"
          >
            {{
              'scheduling.exams.documents.example.' + (document().example ? 'replace' : 'add')
                | transloco
            }}
          </button>
          @if (document().example) {
            <button
              matButton="text"
              class="button-small"
              type="button"
              [disabled]="disabled()"
              (click)="exampleChange.emit(null)"
            >
              {{ 'scheduling.exams.documents.example.remove' | transloco }}
            </button>
          }
        </div>
      }
      @if (failure(); as failure) {
        <app-problem [code]="failure.code" [requestId]="failure.requestId" />
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: 12px;
      align-items: flex-start;
    }
    .grow {
      display: grid;
      gap: 6px;
    }
    .label {
      font-size: 13px;
      font-weight: 600;
    }
  `,
})
export class ExampleField {
  readonly document = input.required<IdentityDocument>();
  readonly addExample = input.required<AddExample>();
  readonly disabled = input(false);
  /** The id of the picture; null for none. */
  readonly exampleChange = output<string | null>();
  protected readonly sending = signal<{ readonly sent: number; readonly bytes: number } | null>(
    null,
  );
  protected readonly failure = signal<Failure | null>(null);

  protected add(input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    // So that the same file may be chosen again.
    input.value = '';
    if (!file || this.sending()) return;
    this.failure.set(null);
    this.sending.set({ sent: 0, bytes: file.size });
    this.addExample()(file).subscribe({
      next: ({ sent, answer }) => {
        this.sending.set(answer ? null : { sent, bytes: file.size });
        if (answer) this.exampleChange.emit(answer.id);
      },
      error: (error: unknown) => {
        this.sending.set(null);
        this.failure.set(failureOf(error));
      },
    });
  }
}
