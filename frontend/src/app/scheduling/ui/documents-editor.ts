import { Component, ElementRef, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { identityDocument, type IdentityDocument } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { idempotencyKey } from '../../core/http/idempotency-key';
import { Icon } from '../../ui/icon/icon';
import { ExampleField, type AddExample } from './example-field';
import { NumberField } from './number-field';
import { TextField } from './text-field';

const MOST = 20;

/** The documents that candidates upload, in their order. */
@Component({
  selector: 'app-documents-editor',
  imports: [ExampleField, Icon, MatButton, MatIconButton, NumberField, TextField, TranslocoPipe],
  templateUrl: './documents-editor.html',
  styleUrls: ['./field.scss', './rows.scss'],
})
export class DocumentsEditor {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly documents = input.required<readonly IdentityDocument[]>();
  readonly addExample = input.required<AddExample>();
  readonly disabled = input(false);
  /** By JSON pointer. */
  readonly problems = input.required<ReadonlyMap<string, string>>();
  readonly documentsChange = output<IdentityDocument[]>();
  protected readonly formats = identityDocument.shape.format.options;
  protected readonly most = MOST;

  protected problem(index: number, field: keyof IdentityDocument): string | null {
    const pointer = `/flow/identityFile/documents/${String(index)}/${field}`;
    return this.problems().get(pointer) ?? null;
  }

  protected listProblem(): string | null {
    return this.problems().get('/flow/identityFile/documents') ?? null;
  }

  protected change(index: number, facts: Partial<IdentityDocument>): void {
    this.documentsChange.emit(
      this.documents().map((document, at) => (at === index ? { ...document, ...facts } : document)),
    );
  }

  protected add(): void {
    const document: IdentityDocument = {
      ...{ id: idempotencyKey(), name: '', note: '', pages: 1, format: 'image' },
      ...{ required: true, holdsPhoto: false, example: null },
    };
    this.documentsChange.emit([...this.documents(), document]);
    this.focus(this.documents().length, 'input');
  }

  protected remove(index: number): void {
    this.documentsChange.emit(this.documents().filter((_, at) => at !== index));
    this.focus(Math.min(index, this.documents().length - 2), 'input');
  }

  /** Moves one place up (-1) or down (1), and the focus with it. */
  protected move(index: number, by: -1 | 1): void {
    const next = [...this.documents()];
    const [moved] = next.splice(index, 1);
    if (!moved) return;
    next.splice(index + by, 0, moved);
    this.documentsChange.emit(next);
    this.focus(index + by, by < 0 ? '.up' : '.down');
  }

  /** After the list is drawn anew. */
  private focus(index: number, selector: string): void {
    setTimeout(() => {
      const row = this.element.querySelectorAll('li')[index];
      const wanted = row?.querySelector<HTMLButtonElement>(selector);
      const button = wanted?.disabled ? row?.querySelector<HTMLElement>('.move:enabled') : wanted;
      button?.focus();
    });
  }
}
