import { pdf, photo, png } from '../../../../test/identity-document-files.ts';
import { requireNothingHidden } from './hidden-content.ts';

const hides = jasmine.objectContaining({ code: 'identity-file-hides-another' }) as unknown as Error;
const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

describe('something hidden in a file', () => {
  it('is not what a camera puts behind its picture', async () => {
    // Phones put a short film there.
    const film = join(Buffer.from([0, 0, 0, 24]), 'ftypmp42', Buffer.alloc(500, 1));
    const bytes = join(await photo(64, 48), film);
    expect(() => {
      requireNothingHidden('jpeg', bytes);
    }).not.toThrow();
  });

  it('is found behind the end of the picture, not in its data', async () => {
    for (const [kind, whole] of [
      ['jpeg', await photo(64, 48)],
      ['png', await png()],
    ] as const) {
      expect(() => {
        requireNothingHidden(kind, whole);
      }).not.toThrow();
      for (const tail of ['PK\u0003\u0004', '%PDF-1.7', '<!DOCTYPE html>', '<?php ']) {
        expect(() => {
          requireNothingHidden(kind, join(whole, 'x'.repeat(5_000), tail));
        })
          .withContext(`${kind} ${tail}`)
          .toThrow(hides);
      }
    }
  });

  it('is found in the head, where readers of PDF look for a PDF', async () => {
    const whole = await photo(64, 48);
    const comment = join(Buffer.from([0xff, 0xfe, 0, 11]), '%PDF-1.7\n');
    expect(() => {
      requireNothingHidden('jpeg', join(whole.subarray(0, 2), comment, whole.subarray(2)));
    }).toThrow(hides);
  });

  it('is found behind a PDF, where some padding may be', async () => {
    const whole = await pdf(1);
    expect(() => {
      requireNothingHidden('pdf', join(whole, Buffer.alloc(4_096)));
    }).not.toThrow();
    expect(() => {
      requireNothingHidden('pdf', join(whole, 'x'.repeat(200)));
    }).toThrow(hides);
  });
});
