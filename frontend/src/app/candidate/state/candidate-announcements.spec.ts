import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { OwnAnnouncementSummaryView } from '@exam/contracts';
import { Store, provideState, provideStore } from '@ngrx/store';
import { NEVER, Subject, of, throwError } from 'rxjs';

import { RealtimeClient } from '../../core/realtime/realtime-client';
import { AnnouncementsClient } from '../data/announcements-client';
import { sitting, sittingId } from '../testing/sittings';
import { CandidateAnnouncements } from './candidate-announcements';
import { candidateApiActions, candidatePageActions } from './candidate.actions';
import { candidateFeature } from './candidate.feature';

const one = (id: string, changes: Partial<OwnAnnouncementSummaryView> = {}) => ({
  ...{ id, title: id, from: '样例大学', mustRead: false, pinned: false },
  ...{ publishedAt: '2027-03-20T02:00:00.000Z', changedAt: null, attachmentCount: 0 },
  readAt: '2027-03-21T02:00:00.000Z',
  ...changes,
});
const unread = (id: string, changes: Partial<OwnAnnouncementSummaryView> = {}) =>
  one(id, { readAt: null, ...changes });
const open = sitting({ flow: [{ step: 'announcements', required: true, completedAt: null }] });

describe('CandidateAnnouncements', () => {
  let client: jasmine.SpyObj<AnnouncementsClient>;
  let pushes: Subject<unknown>;
  let dispatched: jasmine.Spy;

  beforeEach(() => {
    jasmine.clock().install();
    client = jasmine.createSpyObj<AnnouncementsClient>(['list', 'get', 'read']);
    pushes = new Subject();
    const on = (name: string) => (name === 'announcements.changed.v1' ? pushes : NEVER);
    TestBed.configureTestingModule({
      providers: [
        CandidateAnnouncements,
        provideStore(),
        provideState(candidateFeature),
        { provide: AnnouncementsClient, useValue: client },
        { provide: RealtimeClient, useValue: { on, reload: NEVER } },
      ],
    });
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  const begin = (list: OwnAnnouncementSummaryView[], mySitting = sitting()) => {
    client.list.and.returnValue(of(list));
    const store = TestBed.inject(Store);
    store.dispatch(candidateApiActions.sittingsLoaded({ sittings: [mySitting] }));
    dispatched = spyOn(store, 'dispatch');
    const announcements = TestBed.inject(CandidateAnnouncements);
    TestBed.tick();
    return announcements;
  };
  const push = () => {
    pushes.next({});
    jasmine.clock().tick(3_000);
    TestBed.tick();
  };

  it('learn of a new one at a moment of their own, and show it until it is put away', () => {
    const announcements = begin([one('a'), unread('b')]);
    expect(announcements.arrived()).toBeNull();
    client.list.and.returnValue(of([unread('c'), one('a'), unread('b')]));
    push();
    expect(announcements.arrived()?.id).toBe('c');
    announcements.putAway();
    push();
    expect(announcements.arrived()).toBeNull();
  });

  it('show as new what asks to be read again, and no more what was withdrawn', () => {
    const announcements = begin([one('a')]);
    client.list.and.returnValue(of([unread('a')]));
    push();
    expect(announcements.arrived()?.id).toBe('a');
    client.list.and.returnValue(of([]));
    push();
    expect(announcements.arrived()).toBeNull();
  });

  it('keep the list while the network is away, and ask again', () => {
    const announcements = begin([one('a')]);
    client.list.and.returnValue(throwError(() => new HttpErrorResponse({ status: 0 })));
    push();
    expect(announcements.failure()?.code).toBe('unreachable');
    expect(announcements.list()?.length).toBe(1);
    client.list.and.returnValue(of([one('a'), one('b')]));
    jasmine.clock().tick(8_000);
    expect(announcements.failure()).toBeNull();
    expect(announcements.list()?.length).toBe(2);
  });

  it('complete the step once nothing is left that must be read, and not twice for one list', () => {
    const announcements = begin([unread('a', { mustRead: true }), unread('b')], open);
    expect(dispatched).not.toHaveBeenCalled();
    client.read.and.returnValue(of([one('a', { mustRead: true }), unread('b')]));
    announcements
      .read({ id: 'a', version: 1 } as Parameters<typeof announcements.read>[0])
      .subscribe();
    TestBed.tick();
    expect(dispatched).toHaveBeenCalledOnceWith(
      candidatePageActions.announcementsRead({ sittingId }),
    );
    dispatched.and.callThrough();
    TestBed.inject(Store).dispatch(candidateApiActions.sittingLoaded({ sitting: { ...open } }));
    TestBed.tick();
    const action = candidatePageActions.announcementsRead({ sittingId });
    expect(
      (dispatched.calls.allArgs() as [{ type: string }][]).filter(
        ([{ type }]) => type === action.type,
      ).length,
    ).toBe(1);
  });
});
