import type { IdentityDocument } from '@exam/contracts';

import {
  decide,
  newIdentityFile,
  pagesOf,
  stateOf,
  submit,
  withoutPage,
  withPages,
  type DocumentDecision,
  type IdentityFile,
  type IdentityPage,
} from './identity-file.ts';

const at = new Date('2027-03-27T08:00:00Z');
const document = (id: string, required: boolean): IdentityDocument => ({
  ...{
    id,
    name: id,
    note: '',
    pages: 3,
    format: 'image',
    required,
    holdsPhoto: false,
    example: null,
  },
});
const asked = [document('card', true), document('letter', false)];
const page = (id: string, documentId = 'card'): IdentityPage => ({
  ...{ id, documentId, sittingId: 's', position: 9, picture: id, preview: id, width: 1, height: 1 },
  ...{ source: 'jpeg', sourcePage: 1, name: '', sha256: '', via: 'computer', uploadedAt: at },
});
const empty = newIdentityFile('s', 'school');
const uploaded = withPages(empty, 'card', [page('a'), page('b')]);
const submitted = submit(uploaded, asked, at);
const decided = (file: IdentityFile, ...decisions: [string, DocumentDecision][]) =>
  decide(file, new Map(decisions), 'reviewer', at);
const sentBack: DocumentDecision = {
  outcome: 'sentBack',
  sentBack: { reasons: ['blurred'], note: '' },
};
const problem = (code: string) => jasmine.objectContaining({ code }) as unknown as Error;

describe('an identity file', () => {
  it('numbers the pages of a document in their order', () => {
    expect(pagesOf(uploaded, 'card').map(({ id, position }) => [id, position])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    expect(stateOf(uploaded, 'card').status).toBe('uploaded');
    expect(stateOf(withPages(uploaded, 'card', []), 'card').status).toBe('missing');
  });

  it('is handed in with every required document, and is closed then', () => {
    expect(() => submit(empty, asked, at)).toThrow(problem('identity-file-incomplete'));
    expect([submitted.status, submitted.round, submitted.submittedAt]).toEqual([
      'submitted',
      1,
      at,
    ]);
    expect(() => submit(submitted, asked, at)).toThrow(problem('identity-file-closed'));
    expect(() => withPages(submitted, 'card', [])).toThrow(problem('identity-file-closed'));
  });

  it('is the candidate’s again when the last page that was to be looked at is deleted', () => {
    const [first, second] = pagesOf(submitted, 'card');
    if (!first || !second) throw new Error('no pages');
    const one = withoutPage(submitted, first);
    expect([one.status, stateOf(one, 'card').status]).toEqual(['submitted', 'uploaded']);
    const none = withoutPage(one, second);
    expect([none.status, stateOf(none, 'card').status]).toEqual(['draft', 'missing']);
    expect(() => submit(none, asked, at)).toThrow(problem('identity-file-incomplete'));

    const approved = decided(submitted, ['card', { outcome: 'approved' }]);
    const kept = withoutPage(withoutPage(approved, first), second);
    expect([kept.status, stateOf(kept, 'card').status, kept.pages.length]).toEqual([
      'approved',
      'approved',
      0,
    ]);
  });

  it('is approved when all of its documents are', () => {
    expect(decided(submitted, ['card', { outcome: 'approved' }]).status).toBe('approved');
    const both = submit(withPages(uploaded, 'letter', [page('c', 'letter')]), asked, at);
    const mixed = decided(both, ['card', { outcome: 'approved' }], ['letter', sentBack]);
    expect(mixed.status).toBe('sentBack');
    expect(() => withPages(mixed, 'card', [])).toThrow(problem('identity-document-approved'));
  });

  it('wants a decision on each document that waits for one, and on no other', () => {
    expect(() => decided(submitted)).toThrow(problem('identity-document-unknown'));
    expect(() => decided(submitted, ['letter', sentBack])).toThrow(
      problem('identity-document-unknown'),
    );
    expect(() => decided(uploaded, ['card', sentBack])).toThrow(
      problem('identity-file-not-submitted'),
    );
  });

  it('that was sent back is handed in again only after a change of what was sent back', () => {
    const back = decided(submitted, ['card', sentBack]);
    expect(stateOf(back, 'card')).toEqual(
      jasmine.objectContaining({
        status: 'sentBack',
        sentBack: { reasons: ['blurred'], note: '' },
      }),
    );
    expect(() => submit(back, asked, at)).toThrow(problem('identity-file-incomplete'));
    const again = submit(withPages(back, 'card', [page('d')]), asked, at);
    expect([again.status, again.round]).toEqual(['submitted', 2]);
  });
});
