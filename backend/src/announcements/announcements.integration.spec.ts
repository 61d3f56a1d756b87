import { randomUUID } from 'node:crypto';

import {
  flowFor,
  type AnnouncementView,
  type CandidateSittingView,
  type OwnAnnouncementsView,
  type OwnAnnouncementView,
  type ReceiptsView,
} from '@exam/contracts';
import exceljs from 'exceljs';
import { QueryTypes } from 'sequelize';

import { AnnouncementsFixture } from '../../test/announcements-fixture.ts';
import { ExamRoomFixture, shortFlow } from '../../test/exam-room-fixture.ts';
import { OutboxRecord } from '../platform/event-stream/outbox.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { ExamRecord } from '../scheduling/index.ts';
import { CollegeRecord, MajorRecord, PersonRecord } from '../schools/index.ts';

const HOUR = 3_600_000;
const school = { collegeId: null, majorId: null };

describe('announcements', () => {
  let fixture: AnnouncementsFixture;
  let admin: Actor;

  beforeAll(async () => {
    fixture = await AnnouncementsFixture.start();
    admin = await fixture.room.admin('schoolAdmin');
  });
  beforeEach(async () => {
    for (const table of ['announcement_read', 'announcement_version', 'announcement_attachment']) {
      await fixture.sequelize.query(`DELETE FROM ${table}`);
    }
    await fixture.sequelize.query('DELETE FROM announcement');
    await OutboxRecord.destroy({ where: {} });
  });
  afterAll(() => fixture.stop());

  const publish = async (changes: Parameters<AnnouncementsFixture['draft']>[1] = {}) =>
    fixture.publish(admin, await fixture.draft(admin, changes));
  const listOf = async (actor: Actor) =>
    (await fixture.call<OwnAnnouncementsView>(actor, 'GET', '/my/announcements')).body
      .announcements;
  const idsOf = async (actor: Actor) => (await listOf(actor)).map(({ id }) => id);
  const read = (actor: Actor, { id, version }: AnnouncementView) =>
    fixture.call(actor, 'POST', `/my/announcements/${id}/read`, { version });
  const statusOf = async (actor: Actor, path: string, body?: object) =>
    (await fixture.call(actor, body ? 'POST' : 'GET', path, body)).status;
  const events = async () =>
    (await OutboxRecord.findAll({ order: ['sequence'] }))
      .filter(({ name }) => name.startsWith('announcements.'))
      .map(({ stream, data }) => [stream, (JSON.parse(data) as { change: string }).change]);
  const audited = (id: string) =>
    fixture.sequelize.query<{ action: string; personId: string | null }>(
      `SELECT action, person_id AS personId FROM audit_entry WHERE subject_id = :id ORDER BY sequence`,
      { replacements: { id }, type: QueryTypes.SELECT },
    );

  it('come out of the editor clean, and stay clean', async () => {
    const body = '<p onclick="x()">文<script>alert(1)</script><img src=x></p>';
    const { id } = await publish({ body });
    const { actor } = await fixture.room.seat('scheduled');
    const view = await fixture.call<OwnAnnouncementView>(actor, 'GET', `/my/announcements/${id}`);
    expect(view.body.body).toBe('<p>文</p>');
  });

  it('are refused without title or text, naming the field', async () => {
    const draft = await fixture.draft(admin, { title: '', body: '<p> </p>' });
    const path = `/announcements/${draft.id}/publish`;
    const answer = await fixture.call(admin, 'POST', path, { revision: draft.revision, at: null });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(
      jasmine.objectContaining({
        code: 'announcement-incomplete',
        fields: [
          jasmine.objectContaining({ path: '/title' }),
          jasmine.objectContaining({ path: '/body' }),
        ],
      }),
    );
  });

  it('are saved by one editor at a time: the older text does not overwrite the newer', async () => {
    const draft = await fixture.draft(admin);
    await fixture.save(admin, draft, { title: '甲' });
    await expectAsync(fixture.save(admin, draft, { title: '乙' })).toBeRejectedWithError(
      /announcement-moved/,
    );
  });

  describe('concern', () => {
    it('the candidates of the school, the college or the major, and nobody else', async () => {
      const { room } = fixture;
      const { actor } = await room.seat('scheduled');
      const otherCollege = await CollegeRecord.create({
        ...{ schoolId: room.schoolId, name: randomUUID(), contactName: '', contactPhone: '' },
      });
      const exam = await ExamRecord.findOne({
        where: { schoolId: room.schoolId },
        rejectOnEmpty: true,
      });
      const majorOf = (collegeId: string) =>
        MajorRecord.create({ schoolId: room.schoolId, collegeId, name: randomUUID() });
      const applied = await majorOf(room.collegeId);
      const foreign = await majorOf(room.collegeId);
      const far = await majorOf(otherCollege.id);
      await PersonRecord.update({ majorId: applied.id }, { where: { id: actor.personId } });

      const forSchool = await publish();
      const forCollege = await publish({ audience: { collegeId: room.collegeId, majorId: null } });
      const forApplied = await publish({ audience: { collegeId: null, majorId: applied.id } });
      const forExam = await publish({ audience: { collegeId: null, majorId: exam.majorId } });
      const others = [
        await publish({ audience: { collegeId: otherCollege.id, majorId: null } }),
        await publish({ audience: { collegeId: null, majorId: foreign.id } }),
        await publish({ audience: { collegeId: null, majorId: far.id } }),
        await fixture.draft(admin),
        await fixture.publish(admin, await fixture.draft(admin), new Date(Date.now() + HOUR)),
      ];
      expect(new Set(await idsOf(actor))).toEqual(
        new Set([forSchool.id, forCollege.id, forApplied.id, forExam.id]),
      );
      for (const { id } of others) {
        expect(await statusOf(actor, `/my/announcements/${id}`)).toBe(404);
        expect(await statusOf(actor, `/my/announcements/${id}/read`, { version: 1 })).toBe(404);
      }
    });

    it('no other school: neither its candidates nor its administrators', async () => {
      const theirs = await ExamRoomFixture.create(fixture.sequelize);
      const { actor } = await theirs.seat('scheduled');
      const stranger = await theirs.admin('schoolAdmin');
      const { id, revision } = await publish();
      expect(await idsOf(actor)).toEqual([]);
      for (const path of ['', '/read']) {
        const body = path ? { version: 1 } : undefined;
        expect(await statusOf(actor, `/my/announcements/${id}${path}`, body)).toBe(404);
      }
      const seen = { revision };
      for (const [path, body] of [
        ['', undefined],
        ['/versions', undefined],
        ['/receipts', undefined],
        ['/receipts.xlsx', undefined],
        ['/withdraw', { ...seen, reason: 'x' }],
        ['/duplicate', {}],
        ['/remove', {}],
      ] as const) {
        expect(await statusOf(stranger, `/announcements/${id}${path}`, body))
          .withContext(path)
          .toBe(404);
      }
      const audience = { collegeId: theirs.collegeId, majorId: null };
      expect(await statusOf(admin, '/announcements', { audience })).toBe(404);
    });

    it('keep a college’s administrator to that college', async () => {
      const { room } = fixture;
      const collegeAdmin = await room.admin('collegeAdmin');
      const own = { collegeId: room.collegeId, majorId: null };
      const forSchool = await publish();
      const forCollege = await fixture.draft(collegeAdmin, { audience: own });
      const list = await fixture.call<{ announcements: AnnouncementView[] }>(
        collegeAdmin,
        'GET',
        '/announcements',
      );
      expect(list.body.announcements.map(({ id }) => id)).toEqual([forCollege.id]);
      expect(await statusOf(collegeAdmin, `/announcements/${forSchool.id}`)).toBe(404);
      expect(await statusOf(collegeAdmin, '/announcements', { audience: school })).toBe(404);
      await expectAsync(
        fixture.save(collegeAdmin, forCollege, { audience: school }),
      ).toBeRejectedWithError(/not-found/);
      for (const role of ['securityAdmin', 'auditAdmin', 'inspector'] as const) {
        const other = await room.admin(role);
        expect(await statusOf(other, '/announcements'))
          .withContext(role)
          .toBe(403);
      }
    });
  });

  describe('scheduled', () => {
    const makeDue = () =>
      fixture.sequelize.query(
        `UPDATE announcement SET publish_at = NOW(3) - INTERVAL 3 HOUR WHERE state = 'scheduled'`,
      );

    it('are published once, however many workers see them', async () => {
      const { actor } = await fixture.room.seat('scheduled');
      const drafts = [await fixture.draft(admin), await fixture.draft(admin)];
      for (const draft of drafts) {
        await fixture.publish(admin, draft, new Date(Date.now() + HOUR));
      }
      expect(await fixture.publishDue()).toBe(0);
      expect(await idsOf(actor)).toEqual([]);

      // Down for three hours: what became due meanwhile is published now.
      await makeDue();
      const workers = Array.from({ length: 4 }, () => fixture.another('unused'));
      const counts = await Promise.all(workers.map((worker) => fixture.publishDue(worker)));
      expect(counts.reduce((sum, count) => sum + count)).toBe(2);
      expect(new Set(await idsOf(actor))).toEqual(new Set(drafts.map(({ id }) => id)));
      for (const { id } of drafts) {
        const actions = (await audited(id)).filter(
          ({ action }) => action === 'announcement.published',
        );
        expect(actions).toEqual([{ action: 'announcement.published', personId: null }]);
      }
      const stream = `room:${fixture.room.examRoomId}`;
      expect(await events()).toEqual([
        [stream, 'published'],
        [stream, 'published'],
      ]);
    });

    it('are not published once they are a draft again', async () => {
      const draft = await fixture.draft(admin);
      const { id, revision } = await fixture.publish(admin, draft, new Date(Date.now() + HOUR));
      expect(await statusOf(admin, `/announcements/${id}/unschedule`, { revision })).toBe(200);
      await makeDue();
      expect(await fixture.publishDue()).toBe(0);
    });

    it('take no time that is over', async () => {
      const draft = await fixture.draft(admin);
      await expectAsync(
        fixture.publish(admin, draft, new Date(Date.now() - 1_000)),
      ).toBeRejectedWithError(/announcement-time-past/);
    });
  });

  describe('receipts', () => {
    it('tell who has read it and who has not, and ask again when the editor does', async () => {
      const published = await publish();
      const path = `/announcements/${published.id}/receipts`;
      const receipts = async (query = '') =>
        (await fixture.call<ReceiptsView>(admin, 'GET', `${path}${query}`)).body;
      const { total } = (await receipts()).readers;
      const one = (await fixture.room.seat('scheduled')).actor;
      await fixture.room.seat('scheduled');
      expect((await receipts()).readers).toEqual({ read: 0, total: total + 2 });

      expect((await read(one, published)).status).toBe(200);
      await read(one, published);
      expect((await receipts()).readers).toEqual({ read: 1, total: total + 2 });
      expect((await receipts('?who=read')).receipts.map((row) => row.personId)).toEqual([
        one.personId,
      ]);
      expect((await receipts('?who=unread')).found).toBe(total + 1);
      expect((await receipts(`?search=${one.personId.slice(0, 13)}`)).found).toBe(1);
      expect((await receipts('?search=%25')).found).toBe(0);
      expect((await listOf(one))[0]?.readAt).not.toBeNull();

      const edited = await fixture.save(admin, published, { title: '更正' });
      expect((await receipts()).readers.read).toBe(1);
      const asked = await fixture.save(admin, edited, { askAgain: true });
      expect((await receipts()).readers.read).toBe(0);
      const own = await fixture.call<OwnAnnouncementView>(
        one,
        'GET',
        `/my/announcements/${published.id}`,
      );
      expect([own.body.readAt, own.body.changedSinceRead, own.body.version]).toEqual([
        null,
        true,
        3,
      ]);
      // What was on the screen is not what has to be read.
      expect((await read(one, edited)).status).toBe(409);
      expect((await read(one, asked)).status).toBe(200);
      expect((await receipts()).readers.read).toBe(1);
      const versions = await fixture.call<{ versions: { version: number; title: string }[] }>(
        admin,
        'GET',
        `/announcements/${published.id}/versions`,
      );
      expect(versions.body.versions.map(({ version, title }) => [version, title])).toEqual([
        [3, '更正'],
        [2, '更正'],
        [1, '通知'],
      ]);
    });

    it('leave the house as a workbook without formulas, which the audit log knows', async () => {
      const { actor } = await fixture.room.seat('scheduled');
      await PersonRecord.update({ name: '=1+1' }, { where: { id: actor.personId } });
      const published = await publish();
      await read(actor, published);
      const path = `/announcements/${published.id}/receipts.xlsx`;
      const answer = await fixture.call<Uint8Array<ArrayBuffer>>(admin, 'GET', path);
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(answer.body.buffer);
      const rows = workbook.worksheets[0]?.getSheetValues() as unknown[][];
      const row = rows.find((cells) => (cells as string[] | undefined)?.[1] === actor.personId);
      expect(row?.slice(2, 5)).toEqual(['=1+1', jasmine.any(String), '已读']);
      const actions = (await audited(published.id)).map(({ action }) => action);
      expect(actions).toContain('export.downloaded');
    });
  });

  it('cannot be read any more once they are withdrawn', async () => {
    const { actor } = await fixture.room.seat('scheduled');
    const { id, revision } = await publish();
    const body = { revision, reason: '日期有误' };
    expect(await statusOf(admin, `/announcements/${id}/withdraw`, body)).toBe(200);
    expect(await idsOf(actor)).toEqual([]);
    expect(await statusOf(actor, `/my/announcements/${id}`)).toBe(404);
    expect((await events()).at(-1)?.[1]).toBe('withdrawn');
    expect((await audited(id)).at(-1)?.action).toBe('announcement.withdrawn');
  });

  describe('that must be read', () => {
    const mySitting = async (actor: Actor, id: string) =>
      (await fixture.call<CandidateSittingView>(actor, 'GET', `/my/sittings/${id}`)).body;
    const complete = (actor: Actor, id: string) =>
      fixture.call(actor, 'POST', `/my/sittings/${id}/flow/announcements`);

    const giveFlow = async (deviceCheck: boolean) => {
      const flow = flowFor('interview', { ...shortFlow, announcements: true, deviceCheck });
      await ExamRecord.update(
        { settings: JSON.stringify(flow) },
        { where: { schoolId: fixture.room.schoolId } },
      );
    };

    it('are read before the waiting area', async () => {
      await giveFlow(false);
      const { actor, sitting } = await fixture.room.seat('scheduled');
      const published = await publish({ mustRead: true });
      await publish();
      const refused = await complete(actor, sitting.id);
      expect(refused.status).toBe(409);
      expect(refused.body).toEqual(jasmine.objectContaining({ code: 'announcements-unread' }));
      const enter = `/my/sittings/${sitting.id}/enter-waiting-area`;
      expect(await statusOf(actor, enter, {})).toBe(409);

      await read(actor, published);
      expect((await complete(actor, sitting.id)).status).toBe(200);
      expect((await mySitting(actor, sitting.id)).status).toBe('checkedIn');
      expect(await statusOf(actor, enter, {})).toBe(200);
    });

    it('reopen the step when they come before the check-in, and throw nobody out after it', async () => {
      await giveFlow(true);
      const early = await fixture.room.seat('scheduled');
      const late = await fixture.room.seat('scheduled');
      const devices = { camera: '', microphone: '', roundTrip: 1 };
      const check = ({ actor, sitting }: typeof early) =>
        fixture.call(actor, 'POST', `/my/sittings/${sitting.id}/flow/deviceCheck`, devices);
      for (const { actor, sitting } of [early, late]) await complete(actor, sitting.id);
      await check(early);

      const published = await publish({ mustRead: true });
      const view = await mySitting(late.actor, late.sitting.id);
      expect(view.flow[0]).toEqual({ step: 'announcements', required: true, completedAt: null });
      await check(late);
      expect((await mySitting(late.actor, late.sitting.id)).status).toBe('scheduled');
      const enter = (id: string) => `/my/sittings/${id}/enter-waiting-area`;
      expect(await statusOf(late.actor, enter(late.sitting.id), {})).toBe(409);
      expect((await mySitting(early.actor, early.sitting.id)).status).toBe('checkedIn');
      expect(await statusOf(early.actor, enter(early.sitting.id), {})).toBe(200);

      await read(late.actor, published);
      await complete(late.actor, late.sitting.id);
      expect((await mySitting(late.actor, late.sitting.id)).status).toBe('checkedIn');
    });
  });
});
