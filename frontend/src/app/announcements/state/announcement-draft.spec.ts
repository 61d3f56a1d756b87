import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { AnnouncementView, SaveAnnouncementRequest } from '@exam/contracts';
import { Subject, of, throwError, type Observable } from 'rxjs';

import { AnnouncementsClient } from '../data/announcements-client';
import { AnnouncementDraft } from './announcement-draft';

const view = (changes: Partial<AnnouncementView> = {}): AnnouncementView => ({
  id: 'a',
  state: 'draft',
  audience: { collegeId: null, majorId: null, collegeName: null, majorName: null },
  ...{ title: '通知', body: '<p>文</p>', attachments: [], mustRead: false, pinned: false },
  ...{ publishAt: null, publishedAt: null, withdrawnAt: null, changedAt: null },
  ...{ updatedAt: '2027-03-20T02:00:00.000Z', revision: 3, version: 0, authorName: '李文静' },
  readers: { read: 0, total: 60 },
  can: { edit: true, publish: true, unschedule: false, withdraw: false, remove: true },
  ...changes,
});
const refused = (code: string) =>
  new HttpErrorResponse({
    status: 409,
    error: { type: 'x', title: 'x', status: 409, code, requestId: 'r' },
  });

describe('AnnouncementDraft', () => {
  let client: jasmine.SpyObj<AnnouncementsClient>;
  let draft: AnnouncementDraft;
  /** What was sent, as title and revision. */
  const sent = () =>
    client.save.calls.allArgs().map(([, { title, revision }]) => [title, revision] as const);
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };

  beforeEach(async () => {
    jasmine.clock().install();
    client = jasmine.createSpyObj<AnnouncementsClient>(['get', 'save', 'publish', 'remove']);
    client.get.and.returnValue(of(view()));
    client.save.and.callFake((_id: string, { title, revision }: SaveAnnouncementRequest) =>
      of(view({ title, revision: revision + 1 })),
    );
    TestBed.configureTestingModule({
      providers: [AnnouncementDraft, { provide: AnnouncementsClient, useValue: client }],
    });
    draft = TestBed.inject(AnnouncementDraft);
    await draft.load('a');
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('saves itself once somebody rests, and not with every letter', async () => {
    for (const title of ['一', '一二', '一二三']) {
      draft.change({ title });
      jasmine.clock().tick(1_000);
    }
    expect(sent()).toEqual([]);
    jasmine.clock().tick(1_200);
    await settled();
    expect(sent()).toEqual([['一二三', 3]]);
    expect(draft.dirty()).toBeFalse();
  });

  it('saves what was written while it saved, on the revision that came back', async () => {
    const answer = new Subject<AnnouncementView>();
    client.save.and.returnValue(answer);
    draft.change({ title: '甲' });
    const saved = draft.save();
    draft.change({ title: '乙' });
    client.save.and.callFake(() => of(view({ title: '乙', revision: 5 })));
    answer.next(view({ title: '甲', revision: 4 }));
    answer.complete();
    expect(await saved).toBeTrue();
    expect(sent()).toEqual([
      ['甲', 3],
      ['乙', 4],
    ]);
    expect(draft.fields()?.title).toBe('乙');
    expect(draft.dirty()).toBeFalse();
  });

  it('loses nothing when the server refuses it, and can go over what somebody else saved', async () => {
    client.save.and.callFake((): Observable<AnnouncementView> =>
      throwError(() => refused('announcement-moved')),
    );
    draft.change({ title: '我的' });
    expect(await draft.save()).toBeFalse();
    expect(draft.failure()?.code).toBe('announcement-moved');
    expect([draft.fields()?.title, draft.dirty()]).toEqual(['我的', true]);

    client.get.and.returnValue(of(view({ title: '别人的', revision: 9 })));
    client.save.and.callFake(() => of(view({ title: '我的', revision: 10 })));
    expect(await draft.overwrite()).toBeTrue();
    expect(sent().at(-1)).toEqual(['我的', 9]);
    expect([draft.failure(), draft.dirty()]).toEqual([null, false]);
  });

  it('does not publish what could not be saved', async () => {
    client.save.and.callFake((): Observable<AnnouncementView> =>
      throwError(() => refused('internal')),
    );
    draft.change({ title: '甲' });
    expect(await draft.publish(null)).toBeFalse();
    expect(client.publish).not.toHaveBeenCalled();
  });

  it('counts its readers anew, and keeps what is written meanwhile', async () => {
    draft.change({ title: '甲' });
    client.get.and.returnValue(of(view({ title: '乙', readers: { read: 7, total: 60 } })));
    expect(await draft.countReaders()).toBe(7);
    expect([draft.fields()?.title, draft.announcement()?.readers.read]).toEqual(['甲', 7]);
    client.get.and.returnValue(throwError(() => refused('internal')));
    expect(await draft.countReaders()).toBe(7);
  });

  it('never saves by itself what readers have', async () => {
    client.get.and.returnValue(of(view({ state: 'published', version: 1 })));
    await draft.load('a');
    draft.change({ title: '更正' });
    jasmine.clock().tick(60_000);
    expect(sent()).toEqual([]);
    expect(draft.dirty()).toBeTrue();
  });

  it('is untouched until something is written', async () => {
    client.get.and.returnValue(of(view({ revision: 0, title: '', body: '' })));
    await draft.load('a');
    expect(draft.untouched()).toBeTrue();
    draft.change({ title: '甲' });
    expect(draft.untouched()).toBeFalse();
  });
});
