import { Component, input, output } from '@angular/core';
import type { ExamFlow, FlowValue } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { DocumentsEditor } from './documents-editor';
import type { AddExample } from './example-field';
import { TextField } from './text-field';

/** What candidates read and hand in: the pledge, the documents, whom to call. */
@Component({
  selector: 'app-exam-texts',
  imports: [DocumentsEditor, TextField, TranslocoPipe],
  templateUrl: './exam-texts.html',
  styles: `
    :host {
      display: grid;
      gap: 32px;
    }
    section {
      display: grid;
      gap: 12px;
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 16px;
    }
  `,
})
export class ExamTexts {
  readonly flow = input.required<ExamFlow>();
  readonly collegeContact = input.required<{ name: string; phone: string }>();
  readonly addExample = input.required<AddExample>();
  readonly disabled = input(false);
  /** By JSON pointer. */
  readonly problems = input.required<ReadonlyMap<string, string>>();
  readonly pledgeChange = output<FlowValue<'pledge'>>();
  readonly identityFileChange = output<FlowValue<'identityFile'>>();
  readonly contactChange = output<FlowValue<'contact'>>();
}
