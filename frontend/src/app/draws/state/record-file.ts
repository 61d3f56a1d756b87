import { DOCUMENT, Service, inject } from '@angular/core';
import { canonicalJson, type DrawRecord } from '@exam/contracts/draws';

import { FileTransfer } from '../../core/http/file-transfer';

/** The record of a draw as a file, and the address of its page. */
@Service()
export class RecordFile {
  private readonly files = inject(FileTransfer);
  private readonly document = inject(DOCUMENT);

  /** In the one form in which a record may be verified. */
  keep(record: DrawRecord): void {
    const text = `${canonicalJson(record)}\n`;
    const content = new Blob([text], { type: 'application/json' });
    this.files.keep(content, `draw-${record.announcement.id}.json`);
  }

  /** Of the page that everybody may open. */
  urlOf({ announcement }: DrawRecord): string {
    return new URL(`/draws/${announcement.id}`, this.document.baseURI).href;
  }
}
