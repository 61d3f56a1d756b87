import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ReviewFileView } from '@exam/contracts';
import { NEVER, ReplaySubject, of, throwError, type Observable } from 'rxjs';

import { ReviewClient } from '../data/review-client';
import { reviewFile, reviewQueue } from '../testing/review-files';
import { toggleReason } from './document-marks';
import { PagePictures } from './page-pictures';
import { ReviewDesk } from './review-desk';
import { noFilter, ReviewQueue } from './review-queue';

describe('the desk of a reviewer', () => {
  let waiting: ReviewFileView[];
  let released: string[];
  let decisions: unknown[];
  let decide: (sittingId: string) => Observable<ReviewFileView>;
  let desk: ReviewDesk;

  const decided = (sittingId: string) =>
    reviewFile(sittingId, {
      state: 'deciding',
      decision: {
        ...{ id: `d-${sittingId}`, outcome: 'approved', by: '我', canUndo: true },
        settlesAt: '2027-03-27T01:00:10.000Z',
      },
    });

  beforeEach(() => {
    waiting = ['1', '2', '3'].map((id) => reviewFile(id));
    released = [];
    decisions = [];
    decide = (id) => of(decided(id));
    const client: Partial<ReviewClient> = {
      takeNext: (_, besides) =>
        of(waiting.find(({ sittingId }) => !besides.includes(sittingId)) ?? null),
      claim: (id) => of(reviewFile(id)),
      file: (id) => of(reviewFile(id)),
      decide: (id, decision) => {
        decisions.push(decision);
        const answer = decide(id);
        waiting = waiting.filter(({ sittingId }) => sittingId !== id);
        return answer;
      },
      undo: (id) => of(reviewFile(id)),
      release: (ids) => {
        released.push(...ids);
        return NEVER;
      },
    };
    TestBed.configureTestingModule({
      providers: [
        ReviewDesk,
        { provide: ReviewClient, useValue: client },
        {
          provide: ReviewQueue,
          useValue: {
            ...{ filter: signal(noFilter), found: signal(reviewQueue(waiting)) },
            reload: () => undefined,
          },
        },
        {
          provide: PagePictures,
          useValue: { load: () => Promise.resolve(), keep: () => undefined },
        },
      ],
    });
    desk = TestBed.inject(ReviewDesk);
  });

  const at = () => desk.file()?.sittingId ?? null;

  it('goes on with the next file once one is decided', async () => {
    await desk.openNext();
    expect([at(), desk.canDecide()]).toEqual(['1', true]);
    await desk.decide();
    expect([at(), desk.done(), desk.last()?.decisionId]).toEqual(['2', 1, 'd-1']);
    expect(decisions).toEqual([{ version: 1, sentBack: [] }]);
    await desk.decide();
    await desk.decide();
    expect([at(), desk.done()]).toEqual([null, 3]);
  });

  it('sends what is marked, and begins the next file without marks', async () => {
    await desk.openNext();
    desk.marks.update((marks) => toggleReason(marks, 'a', 'blurred'));
    await desk.decide();
    expect(decisions).toEqual([
      { version: 1, sentBack: [{ documentId: 'a', reasons: ['blurred'], note: '' }] },
    ]);
    expect(desk.marks().size).toBe(0);
  });

  it('keeps the file and its marks when the decision is refused', async () => {
    await desk.openNext();
    desk.marks.update((marks) => toggleReason(marks, 'a', 'blurred'));
    decide = () => throwError(() => new Error('refused'));
    await desk.decide();
    expect([at(), desk.marks().size, desk.last(), desk.refusal()?.code]).toEqual([
      ...['1', 1, null, 'unexpected'],
    ] as never);
  });

  it('puts the file on the desk again whose decision is taken back', async () => {
    await desk.openNext();
    await desk.decide();
    await desk.undo();
    expect([at(), desk.done(), desk.last()]).toEqual(['1', 0, null]);
  });

  it('takes a decision back while the next file is fetched still', async () => {
    waiting = waiting.slice(0, 1);
    await desk.openNext();
    const next = new ReplaySubject<ReviewFileView | null>();
    spyOn(TestBed.inject(ReviewClient), 'takeNext').and.returnValue(next);
    const decision = desk.decide();
    while (!desk.last()) await Promise.resolve();
    const undo = desk.undo();
    next.next(null);
    await Promise.all([decision, undo]);
    expect([at(), desk.done(), desk.last(), desk.busy()]).toEqual(['1', 0, null, false]);
  });

  it('opens what was chosen while another file is fetched still', async () => {
    const next = new ReplaySubject<ReviewFileView | null>();
    spyOn(TestBed.inject(ReviewClient), 'takeNext').and.returnValues(next, NEVER);
    const first = desk.openNext();
    const chosen = desk.open('3');
    await desk.decide();
    next.next(reviewFile('1'));
    next.complete();
    await Promise.all([first, chosen]);
    expect([at(), decisions, released]).toEqual(['3', [], ['1']]);
  });

  it('ends with the last of the files that were chosen meanwhile', async () => {
    const next = new ReplaySubject<ReviewFileView | null>();
    spyOn(TestBed.inject(ReviewClient), 'takeNext').and.returnValues(next, NEVER);
    const opened = [desk.openNext(), desk.open('2'), desk.open('3')];
    next.next(reviewFile('1'));
    await Promise.all(opened);
    expect([at(), desk.busy()]).toEqual(['3', false]);
  });

  it('keeps a decision that could not be taken back, for another try', async () => {
    await desk.openNext();
    await desk.decide();
    spyOn(TestBed.inject(ReviewClient), 'undo').and.returnValue(
      throwError(() => new Error('no network')),
    );
    await desk.undo();
    expect([at(), desk.last()?.sittingId, desk.done()]).toEqual(['2', '1', 1]);
  });

  it('gives back what is left undecided, and comes to it again at the end', async () => {
    await desk.openNext();
    await desk.openNext();
    expect([at(), released]).toEqual(['2', ['1']]);
    await desk.openNext();
    await desk.openNext();
    expect(at()).not.toBeNull();
    expect(released).toEqual(['1', '2', '3']);
  });

  it('only shows what somebody else has open', async () => {
    const claim = { personId: 'x', name: '王', expiresAt: '2027-03-27T02:00:00Z', isOwn: false };
    const other = reviewFile('9', { claim });
    TestBed.inject(ReviewQueue).found.set(reviewQueue([other]));
    spyOn(TestBed.inject(ReviewClient), 'file').and.returnValue(of(other));
    await desk.open('9');
    expect([at(), desk.canDecide()]).toEqual(['9', false]);
    await desk.decide();
    expect(decisions).toEqual([]);
  });
});
