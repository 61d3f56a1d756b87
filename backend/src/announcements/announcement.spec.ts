import {
  edit,
  publish,
  schedule,
  unschedule,
  withdraw,
  type Announcement,
} from './announcement.ts';

const at = new Date('2027-03-20T02:00:00.000Z');
const later = new Date('2027-03-21T02:00:00.000Z');
const refusal = (code: string) => jasmine.objectContaining({ code });

const draft = (changes: Partial<Announcement> = {}): Announcement => ({
  ...{ id: 'a', schoolId: 's', collegeId: null, majorId: null, createdBy: 'p', updatedAt: at },
  ...{ state: 'draft', title: '通知', body: '<p>文</p>', attachmentIds: [] },
  ...{ mustRead: true, pinned: false },
  ...{ publishAt: null, publishedAt: null, withdrawnAt: null, changedAt: null },
  ...{ version: 0, readFrom: 0, revision: 3 },
  ...changes,
});

const changesOf = (announcement: Announcement, changes: object = {}) => {
  const { title, body, attachmentIds, collegeId, majorId, mustRead, pinned } = announcement;
  const same = { title, body, attachmentIds, collegeId, majorId, mustRead, pinned };
  return { ...same, askAgain: false, ...changes };
};

describe('an announcement', () => {
  it('is published as its first version, which everybody has to read', () => {
    expect(publish(draft(), at)).toEqual(
      draft({ state: 'published', publishedAt: at, version: 1, readFrom: 1, revision: 4 }),
    );
  });

  it('is published neither without title nor without anything to read', () => {
    for (const [changes, path] of [
      [{ title: '' }, '/title'],
      [{ body: '' }, '/body'],
    ] as const) {
      const facts = jasmine.objectContaining({ fields: [{ path, message: 'missing' }] });
      expect(() => publish(draft(changes), at)).toThrow(
        jasmine.objectContaining({ code: 'announcement-incomplete', facts }),
      );
    }
    expect(publish(draft({ body: '', attachmentIds: ['x'] }), at).state).toBe('published');
  });

  it('is scheduled for a time to come alone, and can be taken back', () => {
    expect(() => schedule(draft(), at, at)).toThrow(refusal('announcement-time-past'));
    const scheduled = schedule(draft(), later, at);
    expect(scheduled.state).toBe('scheduled');
    expect(scheduled.publishAt).toEqual(later);
    expect(unschedule(scheduled, at)).toEqual(draft({ revision: 5 }));
    expect(publish(scheduled, later).publishAt).toBeNull();
  });

  it('gets a new version with new content, and not with a new pin', () => {
    const published = publish(draft(), at);
    const pinned = edit(published, changesOf(published, { pinned: true }), later);
    expect([pinned.version, pinned.changedAt, pinned.pinned]).toEqual([1, null, true]);
    const changed = edit(published, changesOf(published, { body: '<p>新</p>' }), later);
    expect([changed.version, changed.readFrom, changed.changedAt]).toEqual([2, 1, later]);
  });

  it('has to be read again when its editor says so, also without new content', () => {
    const published = publish(draft(), at);
    const asked = edit(published, changesOf(published, { askAgain: true }), later);
    expect([asked.version, asked.readFrom]).toEqual([2, 2]);
  });

  it('keeps its audience once it is published', () => {
    const published = publish(draft(), at);
    expect(() => edit(published, changesOf(published, { collegeId: 'c' }), later)).toThrow(
      refusal('announcement-state'),
    );
    expect(edit(draft(), changesOf(draft(), { collegeId: 'c' }), later).collegeId).toBe('c');
  });

  it('cannot lose title or text once it is scheduled or published', () => {
    for (const before of [publish(draft(), at), schedule(draft(), later, at)]) {
      expect(() => edit(before, changesOf(before, { title: '' }), later)).toThrow(
        refusal('announcement-incomplete'),
      );
    }
    expect(edit(draft(), changesOf(draft(), { title: '' }), later).title).toBe('');
  });

  it('is over once it is withdrawn', () => {
    const withdrawn = withdraw(publish(draft(), at), later);
    expect(withdrawn.withdrawnAt).toEqual(later);
    expect(() => publish(withdrawn, later)).toThrow(refusal('announcement-state'));
    expect(() => edit(withdrawn, changesOf(withdrawn), later)).toThrow(
      refusal('announcement-state'),
    );
    expect(() => withdraw(draft(), later)).toThrow(refusal('announcement-state'));
  });
});
