import { Injectable, computed, resource, signal } from '@angular/core';
import { verifyDrawText } from '@exam/contracts/draws';

/** Bytes of the longest file that is read; a record of the greatest draw is far shorter. */
const LONGEST = 4_000_000;

/** Verifies the text of a record, in this browser alone. */
@Injectable()
export class FileVerification {
  readonly text = signal('');
  /** The file is too long to be a record. */
  readonly tooLong = signal(false);
  readonly canVerify = isSecureContext;
  private readonly verified = resource({
    params: () => (this.canVerify && this.text().trim() ? this.text() : undefined),
    loader: ({ params }) => verifyDrawText(params),
  });
  /** Null without a text. */
  readonly verification = computed(() => (this.verified.hasValue() ? this.verified.value() : null));

  async read(file: File): Promise<void> {
    this.tooLong.set(file.size > LONGEST);
    this.text.set(file.size > LONGEST ? '' : await file.text());
  }
}
