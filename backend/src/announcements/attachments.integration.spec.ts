import { randomBytes } from 'node:crypto';

import { attachmentLimits, type AnnouncementView, type AttachmentView } from '@exam/contracts';

import { AnnouncementsFixture } from '../../test/announcements-fixture.ts';
import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { AttachmentRecord } from './attachment-record.ts';

const pdf = Buffer.from('%PDF-1.7\n%%EOF');
const refusal = (code: string) => jasmine.objectContaining({ code }) as unknown;

describe('attachments of announcements', () => {
  let fixture: AnnouncementsFixture;
  let admin: Actor;
  let candidate: Actor;

  beforeAll(async () => {
    fixture = await AnnouncementsFixture.start();
    admin = await fixture.room.admin('schoolAdmin');
    candidate = (await fixture.room.seat('scheduled')).actor;
  });
  afterAll(() => fixture.stop());

  const attach = async (id: string, name: string, bytes: Uint8Array = pdf) => {
    const answer = await fixture.upload(admin, id, name, bytes);
    return { status: answer.status, body: answer.body as AttachmentView };
  };
  const get = (actor: Actor, path: string) => fixture.call<Uint8Array>(actor, 'GET', path);
  const publishWith = async (name: string) => {
    const draft = await fixture.draft(admin);
    const { body } = await attach(draft.id, name);
    const saved = await fixture.save(admin, draft, { attachmentIds: [body.id] });
    return { announcement: await fixture.publish(admin, saved), attachment: body };
  };

  it('are downloaded under their name, as the type they are, and as nothing else', async () => {
    const { announcement, attachment } = await publishWith('报到须知 (1).pdf');
    const path = `announcements/${announcement.id}/attachments/${attachment.id}`;
    for (const [actor, prefix] of [
      [admin, '/'],
      [candidate, '/my/'],
    ] as const) {
      const { status, headers, body } = await get(actor, prefix + path);
      expect(status).toBe(200);
      expect(Buffer.from(body)).toEqual(pdf);
      expect(headers.get('content-type')).toBe('application/pdf');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const name = encodeURIComponent('报到须知 ') + '%281%29.pdf';
      expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${name}`);
    }
  });

  it('are for readers of their announcement alone', async () => {
    const { announcement, attachment } = await publishWith('须知.pdf');
    const path = `/my/announcements/${announcement.id}/attachments/${attachment.id}`;
    const theirs = await ExamRoomFixture.create(fixture.sequelize);
    const stranger = (await theirs.seat('scheduled')).actor;
    const strangeAdmin = await theirs.admin('schoolAdmin');
    expect((await get(stranger, path)).status).toBe(404);
    expect((await get(strangeAdmin, path.replace('/my', ''))).status).toBe(404);
    // Under another announcement's address neither, nor as an unlisted upload.
    const other = await publishWith('其他.pdf');
    const crossed = `/my/announcements/${other.announcement.id}/attachments/${attachment.id}`;
    expect((await get(candidate, crossed)).status).toBe(404);
    const unlisted = (await attach(announcement.id, '未保存.pdf')).body.id;
    expect((await get(candidate, path.replace(attachment.id, unlisted))).status).toBe(404);
    // Nor any more once it was taken out, or the announcement withdrawn.
    const without = await fixture.save(admin, announcement, { attachmentIds: [] });
    expect((await get(candidate, path)).status).toBe(404);
    const back = await fixture.save(admin, without, { attachmentIds: [attachment.id] });
    expect((await get(candidate, path)).status).toBe(200);
    const { revision } = back;
    await fixture.call(admin, 'POST', `/announcements/${announcement.id}/withdraw`, {
      revision,
      reason: '有误',
    });
    expect((await get(candidate, path)).status).toBe(404);
  });

  it('are refused when their bytes are not what their name says', async () => {
    const { id } = await fixture.draft(admin);
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    for (const [name, bytes] of [
      ['须知.pdf', html],
      ['须知.html', html],
      ['须知.png', html],
      ['须知.docx', pdf],
      ['须知.pdf.exe', pdf],
      ['', pdf],
    ] as const) {
      const { status, body } = await attach(id, name, bytes);
      expect([status, body]).toEqual([415, refusal('attachment-type-refused') as never]);
    }
    expect(await AttachmentRecord.count({ where: { announcementId: id } })).toBe(0);
  });

  it('keep of a hostile name nothing but its last part', async () => {
    const { id } = await fixture.draft(admin);
    const names = ['../../etc/passwd.pdf', '..\\..\\boot.pdf', 'a.pdf\r\nSet-Cookie: x=1;.pdf'];
    const kept = [];
    for (const name of names) kept.push((await attach(id, name)).body);
    expect(kept.map(({ name }) => name)).toEqual([
      'passwd.pdf',
      'boot.pdf',
      'a.pdfSet-Cookie: x=1;.pdf',
    ]);
    const path = `/announcements/${id}/attachments/${kept[2]?.id ?? ''}`;
    const { headers } = await get(admin, path);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-disposition')).not.toMatch(/[\r\n;]x=1/);
    for (const { file } of await AttachmentRecord.findAll({ where: { announcementId: id } })) {
      expect(file).toMatch(/^announcements\/[0-9a-f]{2}\/[0-9a-f-]{36}$/);
    }
  });

  it('have at least a byte, and not one more than the limit', async () => {
    const { id } = await fixture.draft(admin);
    const empty = await attach(id, '空.pdf', new Uint8Array());
    expect([empty.status, empty.body]).toEqual([400, refusal('file-empty') as never]);
    const full = Buffer.concat([pdf, randomBytes(attachmentLimits.bytes - pdf.length)]);
    expect((await attach(id, '满.pdf', full)).status).toBe(200);
    const over = await attach(id, '多.pdf', Buffer.concat([full, Buffer.from('x')]));
    expect([over.status, over.body]).toEqual([413, refusal('file-too-large') as never]);
  });

  it('are limited in number and in all', async () => {
    const draft = await fixture.draft(admin);
    const big = Buffer.concat([pdf, Buffer.alloc(attachmentLimits.bytes - pdf.length)]);
    const ids = [];
    for (const name of ['一.pdf', '二.pdf', '三.pdf']) {
      ids.push((await attach(draft.id, name, big)).body.id);
    }
    await expectAsync(fixture.save(admin, draft, { attachmentIds: ids })).toBeRejectedWithError(
      /attachments-too-large/,
    );
    await expectAsync(
      fixture.save(admin, draft, { attachmentIds: [ids[0] ?? '', ids[0] ?? ''] }),
    ).toBeRejectedWithError(/attachments-too-many/);
    const saved = await fixture.save(admin, draft, { attachmentIds: ids.slice(0, 2) });
    expect(saved.attachments.map(({ name }) => name)).toEqual(['一.pdf', '二.pdf']);
  });

  it('of another announcement cannot be listed', async () => {
    const { attachment } = await publishWith('须知.pdf');
    const draft = await fixture.draft(admin);
    await expectAsync(
      fixture.save(admin, draft, { attachmentIds: [attachment.id] }),
    ).toBeRejectedWithError(/not-found/);
  });

  it('are copied with their announcement, and outlive it', async () => {
    const { announcement } = await publishWith('须知.pdf');
    const path = `/announcements/${announcement.id}/duplicate`;
    const { body: copy } = await fixture.call<AnnouncementView>(admin, 'POST', path);
    expect([copy.state, copy.title, copy.attachments[0]?.name]).toEqual([
      'draft',
      '通知',
      '须知.pdf',
    ]);
    const [file] = copy.attachments;
    const kept = await get(admin, `/announcements/${copy.id}/attachments/${file?.id ?? ''}`);
    expect(Buffer.from(kept.body)).toEqual(pdf);
    const removed = await fixture.call(admin, 'POST', `/announcements/${copy.id}/remove`);
    expect(removed.status).toBe(200);
    expect(await AttachmentRecord.count({ where: { announcementId: copy.id } })).toBe(0);
    expect((await fixture.call(admin, 'GET', `/announcements/${copy.id}`)).status).toBe(404);
  });

  it('are forgotten when no text ever listed them', async () => {
    const { announcement, attachment } = await publishWith('须知.pdf');
    const without = await fixture.save(admin, announcement, { attachmentIds: [] });
    const unlisted = (await attach(without.id, '未保存.pdf')).body.id;
    const ids = async () =>
      (await AttachmentRecord.findAll({ where: { announcementId: without.id } })).map(
        ({ id }) => id,
      );
    await fixture.announcements.forgetUnusedAttachments(new Date(Date.now() - 60_000));
    expect((await ids()).length).toBe(2);
    await fixture.announcements.forgetUnusedAttachments(new Date(Date.now() + 60_000));
    // The one that readers were once given is kept for the record.
    expect(await ids()).toEqual([attachment.id]);
    expect(unlisted).not.toBe(attachment.id);
  });
});
