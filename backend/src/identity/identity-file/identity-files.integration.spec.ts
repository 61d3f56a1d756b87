import type { SentBack } from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { png, photo } from '../../../test/identity-document-files.ts';
import { askedDocuments, IdentityFileFixture } from '../../../test/identity-file-fixture.ts';
import { ExamRoomFixture } from '../../../test/exam-room-fixture.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { decide, type DocumentDecision } from './identity-file.ts';

const { idCard, certificate } = askedDocuments;
const code = (answer: { body: { code: string } }) => answer.body.code;

describe('identity files', () => {
  let fixture: IdentityFileFixture;

  beforeAll(async () => {
    fixture = await IdentityFileFixture.start();
  });
  afterAll(() => fixture.stop());

  const upload = async (actor: Actor, sittingId: string, documentId: string, more: object = {}) => {
    const file = { documentId, bytes: await png(), ...more };
    const answer = await fixture.send(actor, `/my/sittings/${sittingId}/identity-uploads`, file);
    expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(204);
  };
  const pages = async (actor: Actor, sittingId: string, documentId: string) => {
    const { documents } = await fixture.view(actor, sittingId);
    return documents.find(({ id }) => id === documentId)?.uploaded ?? [];
  };
  const submit = async (actor: Actor, sittingId: string) => {
    const { version } = await fixture.view(actor, sittingId);
    return fixture.command(actor, sittingId, '/submission', { version });
  };
  const complete = async () => {
    const { actor, sittingId } = await fixture.candidate();
    await upload(actor, sittingId, idCard.id);
    await upload(actor, sittingId, certificate.id);
    return { actor, sittingId };
  };
  const review = (sittingId: string, decisions: Record<string, DocumentDecision>) =>
    inTransaction(fixture.sequelize, async () => {
      const { store } = fixture.files;
      const before = await store.lockExisting(sittingId, fixture.room.schoolId);
      const by = fixture.room.schoolId;
      const after = decide(before, new Map(Object.entries(decisions)), by, new Date());
      await store.save(after);
      await store.closeRound(after, Object.values(askedDocuments));
    });

  it('have pages that are turned, arranged, replaced and deleted, and old pictures are gone', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const before = (await fixture.stored()).length;
    const command = (path: string, body: object = {}) =>
      fixture.command(actor, sittingId, path, body);
    await upload(actor, sittingId, certificate.id, { bytes: await photo() });
    await upload(actor, sittingId, certificate.id);
    const [first, second] = await pages(actor, sittingId, certificate.id);
    expect((await command(`/pages/${first?.id ?? ''}/turn`, { degrees: 90 })).status).toBe(200);
    const [turned] = await pages(actor, sittingId, certificate.id);
    expect([turned?.width, turned?.height]).toEqual([first?.height, first?.width]);
    const order = { documentId: certificate.id, pageIds: [second?.id, first?.id] };
    expect((await command('/order', order)).status).toBe(200);
    const ids = async () => (await pages(actor, sittingId, certificate.id)).map(({ id }) => id);
    expect(await ids()).toEqual([second?.id, first?.id] as string[]);
    expect(code(await command('/order', { ...order, pageIds: [first?.id] }))).toBe(
      'identity-file-moved',
    );
    await upload(actor, sittingId, certificate.id, { replaces: second?.id, name: 'new.png' });
    const names = (await pages(actor, sittingId, certificate.id)).map(({ name }) => name);
    expect(names).toEqual(['new.png', 'photo.jpg']);
    expect((await command(`/pages/${first?.id ?? ''}/remove`)).status).toBe(200);
    expect((await ids()).length).toBe(1);
    // A picture and its preview.
    expect((await fixture.stored()).length).toBe(before + 2);
  });

  it('are handed in when they are whole, and closed then', async () => {
    const { actor, sittingId } = await fixture.candidate();
    await upload(actor, sittingId, idCard.id);
    const lacking = await submit(actor, sittingId);
    expect([lacking.status, code(lacking)]).toEqual([400, 'identity-file-incomplete']);
    expect(lacking.body.fields?.map(({ path }) => path)).toEqual([`/documents/${certificate.id}`]);
    await upload(actor, sittingId, certificate.id);
    const { version } = await fixture.view(actor, sittingId);
    const stale = await fixture.command(actor, sittingId, '/submission', { version: version - 1 });
    expect([stale.status, code(stale)]).toEqual([409, 'identity-file-moved']);
    const done = await submit(actor, sittingId);
    expect([done.body.status, done.body.round, done.body.can.edit]).toEqual([
      'submitted',
      1,
      false,
    ]);
    const [page] = await pages(actor, sittingId, idCard.id);
    const removed = await fixture.command(actor, sittingId, `/pages/${page?.id ?? ''}/remove`);
    expect(code(removed)).toBe('identity-file-closed');
    const base = `/my/sittings/${sittingId}/identity-uploads`;
    const begun = await fixture.begin(actor, base, { documentId: idCard.id }, 10);
    expect(begun.body.code).toBe('identity-file-closed');
  });

  it('wait for uploads that are under way', async () => {
    const { actor, sittingId } = await complete();
    const base = `/my/sittings/${sittingId}/identity-uploads`;
    await fixture.begin(actor, base, { documentId: idCard.id }, 10);
    expect(code(await submit(actor, sittingId))).toBe('identity-uploads-open');
  });

  it('come back with a reason for each document, and keep every round', async () => {
    const { actor, sittingId } = await complete();
    await submit(actor, sittingId);
    const why: SentBack = { reasons: ['blurred'], note: '请重拍' };
    await review(sittingId, {
      [idCard.id]: { outcome: 'sentBack', sentBack: why },
      [certificate.id]: { outcome: 'approved' },
    });
    const returned = await fixture.view(actor, sittingId);
    expect([returned.status, returned.can.edit]).toEqual(['sentBack', true]);
    expect(returned.documents.map(({ status, sentBack }) => [status, sentBack])).toEqual([
      ['sentBack', why],
      ['approved', null],
      ['missing', null],
    ]);
    expect(code(await submit(actor, sittingId))).toBe('identity-file-incomplete');
    const approved = await fixture.begin(
      actor,
      `/my/sittings/${sittingId}/identity-uploads`,
      { documentId: certificate.id },
      10,
    );
    expect(approved.body.code).toBe('identity-document-approved');
    expect(await fixture.files.approvedPhotoOf(sittingId)).toBeNull();
    await upload(actor, sittingId, idCard.id);
    await submit(actor, sittingId);
    await review(sittingId, { [idCard.id]: { outcome: 'approved' } });
    const { status, rounds } = await fixture.view(actor, sittingId);
    expect(status).toBe('approved');
    expect(rounds.map(({ outcome }) => outcome)).toEqual(['sentBack', 'approved']);
    expect(rounds[0]?.documents[0]).toEqual(
      jasmine.objectContaining({ status: 'sentBack', sentBack: why }),
    );
    expect((await fixture.files.approvedPhotoOf(sittingId))?.subarray(0, 2).toString('hex')).toBe(
      'ffd8',
    );
  });

  it('show their pages by links that are good for one person, one page and five minutes', async () => {
    const { actor, sittingId } = await complete();
    const [page] = await pages(actor, sittingId, idCard.id);
    const [other] = await pages(actor, sittingId, certificate.id);
    const get = (as: Actor, link: string) => fixture.request(as, 'GET', link);
    const link = page?.links.picture ?? '';
    const good = await get(actor, link);
    expect(good.status).toBe(200);
    expect(good.headers.get('cache-control')).toBe('private, max-age=150');
    expect(good.headers.get('content-type')).toBe('image/jpeg');
    expect(good.headers.get('content-disposition')).toContain(`${page?.id ?? ''}.jpg`);
    const until = Number(new URLSearchParams(link.split('?')[1]).get('until'));
    expect(until - Date.now() / 1000).toBeLessThanOrEqual(300);
    const neighbour = (await fixture.candidate()).actor;
    const admin = await fixture.room.admin('schoolAdmin');
    const theirs = await ExamRoomFixture.create(fixture.sequelize);
    const strange = await theirs.admin('schoolAdmin');
    for (const stranger of [neighbour, admin, strange]) {
      expect((await get(stranger, link)).status).toBe(404);
    }
    const swapped = link.replace(page?.id ?? '', other?.id ?? '');
    const larger = (page?.links.preview ?? '').replace('size=preview', 'size=picture');
    const later = link.replace(`until=${String(until)}`, `until=${String(until + 600)}`);
    for (const forged of [swapped, larger, later]) {
      expect((await get(actor, forged)).status).toBe(404);
    }
    const { links } = fixture.files;
    const over = new Date(Date.now() - 301_000);
    const old = links.linksOf(page?.id ?? '', actor.personId, over).picture;
    expect((await get(actor, old)).status).toBe(404);
    const forAdmin = links.linksOf(page?.id ?? '', admin.personId, new Date()).picture;
    expect((await get(admin, forAdmin)).status).toBe(200);
  });

  it('of another candidate, or of an exam that asks for none, do not exist', async () => {
    const { sittingId } = await fixture.candidate();
    const stranger = (await fixture.candidate()).actor;
    const path = `/my/sittings/${sittingId}/identity-file`;
    expect((await fixture.request(stranger, 'GET', path)).status).toBe(404);
    for (const command of ['/submission', '/order']) {
      const body = { version: 0, documentId: idCard.id, pageIds: [] };
      expect((await fixture.command(stranger, sittingId, command, body)).status).toBe(404);
    }
  });

  it('lose their pages for good when retention says so, and are to be handed in anew', async () => {
    const { actor, sittingId } = await complete();
    expect((await submit(actor, sittingId)).status).toBe(200);
    const [documents] = fixture.files.retained;
    const select = `SELECT * FROM (${documents?.items ?? ''}) item WHERE person_id = :personId`;
    const items = () =>
      fixture.sequelize.query<{ id: string; school_id: string; exam_id: string }>(select, {
        type: QueryTypes.SELECT,
        replacements: { personId: actor.personId },
      });
    const [first, second] = await items();
    expect([first?.school_id, first?.exam_id]).toEqual([
      fixture.room.schoolId,
      fixture.room.examId,
    ]);
    const before = (await fixture.stored()).length;
    for (const id of [first?.id, second?.id, second?.id]) {
      await inTransaction(fixture.sequelize, async () => documents?.remove(id ?? ''));
    }
    expect(await items()).toEqual([]);
    expect((await fixture.stored()).length).toBe(before - 4);
    const { documents: left, status } = await fixture.view(actor, sittingId);
    expect(left.flatMap(({ uploaded }) => uploaded)).toEqual([]);
    expect(status).toBe('draft');
    expect((await submit(actor, sittingId)).status).toBe(400);
    await upload(actor, sittingId, idCard.id);
    await upload(actor, sittingId, certificate.id);
    expect((await submit(actor, sittingId)).status).toBe(200);
  });
});
