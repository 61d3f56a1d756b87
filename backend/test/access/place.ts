import { randomUUID } from 'node:crypto';

import { announcementView } from '@exam/contracts';
import { drawView } from '@exam/contracts/draws';
import type { Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../exam-room-fixture.ts';
import type { Caller } from './caller.ts';

/** What can be named of one exam room, its college and its school; by the names of path parameters. */
export interface PlaceIds {
  readonly schoolId: string;
  readonly collegeId: string;
  readonly majorId: string;
  readonly examId: string;
  readonly examRoomId: string;
  readonly sittingId: string;
  readonly candidateId: string;
  /** A member of staff. */
  readonly personId: string;
  readonly drawId: string;
  readonly importId: string;
  readonly recusalId: string;
  readonly noticeId: string;
  readonly announcementId: string;
  readonly attachmentId: string;
  /** Of an identity file. */
  readonly pageId: string;
  readonly uploadId: string;
  readonly exampleId: string;
  readonly faceSessionId: string;
  readonly batchId: string;
  readonly holdId: string;
}

/** An exam room with everything that somebody might reach from elsewhere. */
export interface Place {
  readonly fixture: ExamRoomFixture;
  readonly ids: PlaceIds;
}

/** Creates a room: in a school of its own, or in the school or college that is given. */
export async function createPlace(
  sequelize: Sequelize,
  caller: Caller,
  within: { readonly schoolId?: string; readonly collegeId?: string } = {},
): Promise<Place> {
  const fixture = await ExamRoomFixture.create(sequelize, within);
  const { schoolId, collegeId, majorId, examId, examRoomId } = fixture;
  const { sitting, actor } = await fixture.seat('waiting');
  const candidateId = actor.personId;
  const { personId } = await fixture.staff();
  const cookie = await caller.signIn(await fixture.admin('schoolAdmin'));
  const draw = await caller.post('/admin/draws', cookie, {
    ...{ kind: 'candidateOrder', examId, examRoomId },
  });
  const announcementId = await announce(caller, cookie, collegeId);
  const [importId, recusalId, noticeId] = [randomUUID(), randomUUID(), randomUUID()];
  const holdId = randomUUID();
  const insert = (sql: string, replacements: string[]) => sequelize.query(sql, { replacements });
  await insert(
    `INSERT INTO people_import
       (id, school_id, kind, state, started_by, started_at, seen_at, file_name)
     VALUES (?, ?, 'candidates', 'checked', ?, NOW(3), NOW(3), 'x')`,
    [importId, schoolId, personId],
  );
  await insert("INSERT INTO recusal VALUES (?, ?, ?, ?, 'x', ?, NOW(3))", [
    ...[recusalId, schoolId, personId, candidateId, personId],
  ]);
  await insert(
    "INSERT INTO sms_notice VALUES (?, ?, ?, 'scheduleNotice', 'candidates', ?, NOW(3))",
    [noticeId, schoolId, collegeId, personId],
  );
  const faceSessionId = randomUUID();
  await insert(
    `INSERT INTO face_session
       (id, school_id, sitting_id, candidate_id, open_sitting_id, try_number, state, nonce, actions,
        step, step_expires_at, camera_label, started_at)
     VALUES (?, ?, ?, ?, ?, 1, 'open', 'x', 'blink,turnLeft,blink', 0, NOW(3), 'x', NOW(3))`,
    [faceSessionId, schoolId, sitting.id, candidateId, sitting.id],
  );
  const [batchId, pageId, uploadId] = [randomUUID(), randomUUID(), randomUUID()];
  await insert(
    `INSERT INTO identity_file (sitting_id, school_id, status, round, submitted_at, version)
     VALUES (?, ?, 'submitted', 1, NOW(3), 1)`,
    [sitting.id, schoolId],
  );
  await insert(
    `INSERT INTO identity_batch (id, school_id, college_id, state, proposed_by, proposed_at)
     VALUES (?, ?, ?, 'proposed', ?, NOW(3))`,
    [batchId, schoolId, collegeId, personId],
  );
  await insert(
    `INSERT INTO identity_page VALUES
       (?, ?, ?, 0, 'x', 'x', 1, 1, 'jpeg', 1, 'x', REPEAT('0', 64), 'computer', NOW(3))`,
    [pageId, sitting.id, pageId],
  );
  await insert(
    `INSERT INTO identity_upload VALUES
       (?, ?, ?, NULL, NULL, 'x', 1, NULL, 'computer', 'receiving', NULL, NULL, NOW(3))`,
    [uploadId, sitting.id, pageId],
  );
  await insert(
    `INSERT INTO legal_hold (id, school_id, person_id, reason, set_by, set_at)
     VALUES (?, ?, ?, 'x', ?, NOW(3))`,
    [holdId, schoolId, candidateId, personId],
  );
  const ids = {
    ...{ schoolId, collegeId, majorId, examId, examRoomId, sittingId: sitting.id },
    ...{ candidateId, personId, importId, recusalId, noticeId, announcementId, faceSessionId },
    ...{ attachmentId: announcementId, batchId, pageId, uploadId, holdId },
    exampleId: uploadId,
    drawId: drawView.parse(draw).record.announcement.id,
  };
  return { fixture, ids };
}

/** Publishes something to the candidates of a college; its id. */
async function announce(caller: Caller, cookie: string, collegeId: string): Promise<string> {
  const audience = { collegeId, majorId: null };
  const post = async (path: string, body: object) =>
    announcementView.parse(await caller.post(`/announcements${path}`, cookie, body));
  const { id, revision } = await post('', { audience });
  const text = {
    title: '通知',
    body: '<p>文</p>',
    attachmentIds: [],
    mustRead: true,
    pinned: false,
  };
  await post(`/${id}/save`, { audience, ...text, revision });
  await post(`/${id}/publish`, { revision: revision + 1, at: null });
  return id;
}
