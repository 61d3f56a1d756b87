import { Op } from 'sequelize';

import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { NamedFolder } from '../../platform/storage/sweep-files.ts';
import type { RetainedKind } from '../retention/index.ts';
import { FaceFrameRecord } from './face-frame-record.ts';
import { FaceResultRecord } from './face-result-record.ts';
import { FaceSessionRecord } from './face-session-record.ts';
import { FaceStepRecord } from './face-step-record.ts';

/** Frames of challenges, and who names them. */
export const frameFiles: NamedFolder = {
  folder: 'face-frames',
  columns: [
    { table: 'face_frame', column: 'file_key' },
    { table: 'face_session', column: 'best_frame_key' },
    { table: 'face_result', column: 'best_frame_key' },
  ],
};

const OF_SESSIONS = `SELECT f.id AS id, f.school_id AS school_id, f.candidate_id AS person_id,
    r.exam_id AS exam_id, f.started_at AS kept_at
  FROM face_session f JOIN sitting s ON s.id = f.sitting_id JOIN exam_room r ON r.id = s.exam_room_id`;

/** What face verification keeps of a face until the school's days are over; by challenge. */
export function faceRetainedKinds(files: FileStorage): RetainedKind[] {
  return [
    {
      kind: 'faceFrames',
      items: `${OF_SESSIONS} WHERE f.best_frame_key IS NOT NULL OR EXISTS
        (SELECT 1 FROM face_frame p WHERE p.session_id = f.id AND p.file_key IS NOT NULL)`,
      remove: (id) => removeFrames(files, id),
    },
    {
      // No descriptor outlives its check; what a replay is known by does, and tells of a face as well.
      kind: 'faceDescriptors',
      items: `${OF_SESSIONS} WHERE EXISTS
          (SELECT 1 FROM face_step t WHERE t.session_id = f.id AND t.measures IS NOT NULL)
        OR EXISTS
          (SELECT 1 FROM face_frame p WHERE p.session_id = f.id AND p.face_hash IS NOT NULL)`,
      remove: removeMeasures,
    },
  ];
}

async function removeFrames(files: FileStorage, sessionId: string): Promise<void> {
  const session = await FaceSessionRecord.findByPk(sessionId);
  const frames = await FaceFrameRecord.findAll({
    where: { sessionId, fileKey: { [Op.not]: null } },
  });
  const best = session?.bestFrameKey;
  for (const key of new Set([best, ...frames.map(({ fileKey }) => fileKey)])) {
    if (key) await files.remove(key);
  }
  const none = { bestFrameKey: null };
  if (best) await FaceResultRecord.update(none, { where: { bestFrameKey: best } });
  await FaceSessionRecord.update(none, { where: { id: sessionId } });
  await FaceFrameRecord.update({ fileKey: null }, { where: { sessionId } });
}

async function removeMeasures(sessionId: string): Promise<void> {
  await FaceStepRecord.update({ measures: null }, { where: { sessionId } });
  await FaceFrameRecord.update({ faceHash: null }, { where: { sessionId } });
}
