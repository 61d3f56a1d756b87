import { randomUUID } from 'node:crypto';

import {
  drawAnnouncement,
  drawCommitment,
  listProblem,
  MOST_CANDIDATES,
  newSeed,
  type CommitDrawRequest,
  type DrawAnnouncement,
} from '@exam/contracts/draws';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, InvalidRequestError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import { requireNoObstacle } from '../draw-policy.ts';
import type { DrawSubject } from '../draw-subject.ts';
import type { Draw } from '../draw.ts';
import { freezeList, type FrozenList } from '../freeze-list.ts';
import { listPool } from '../queries/list-pool.ts';
import { sealSeed } from '../sealed-seed.ts';
import type { DrawDependencies } from './dependencies.ts';

/**
 * Freezes a list, and commits to it and to a new seed; the id of the draw. Rejects with NotFoundError
 * outside of the actor's scope, and with ConflictError for what cannot be drawn as things stand.
 */
export type CommitDraw = (actor: Actor, request: CommitDrawRequest) => Promise<string>;

/** Builds the beginning of a draw. */
export function createCommitDraw(dependencies: DrawDependencies): CommitDraw {
  const { sequelize, keyring, draws, subjects, tellDraw, recordAudit } = dependencies;
  return async (actor, request) => {
    const scope = administrationScope(actor);
    const { kind, examId, examRoomId } = request;
    return inTransaction(sequelize, async () => {
      // Whoever commits a draw of this exam waits here, so that numbers follow one another.
      const subject = await subjects.lock(scope, examId, examRoomId);
      await requireNoneOpen(dependencies, request);
      requireNoObstacle(await subjects.obstacle(kind, subject));
      const staff =
        kind === 'panelMembers' ? await listPool(dependencies, scope, subject.candidates) : [];
      const frozen = freezeList(request, subject, staff);
      const id = randomUUID();
      const committedAt = await databaseNow(sequelize);
      const facts = await announce(dependencies, request, subject, { id, committedAt });
      const announcement = drawAnnouncement.parse({ ...facts, ...listOf(frozen) });
      requireDrawable(announcement);
      const seed = newSeed();
      const draw: Draw = {
        ...{ id, kind, examId, examRoomId, committedAt, announcement },
        ...{ schoolId: subject.exam.schoolId, collegeId: subject.exam.collegeId },
        number: announcement.number,
        status: 'committed',
        targets: frozen.targets,
        commitment: await drawCommitment(seed, announcement),
        sealedSeed: sealSeed(keyring, id, seed),
        committedBy: actor.personId,
        ...{ outcome: null, closedBy: null, closedAt: null },
      };
      await draws.add(draw);
      await tellDraw(draw);
      await recordAudit({
        action: 'draw.committed',
        subject: { kind: 'draw', id, name: subject.exam.name },
        after: { kind, number: draw.number, commitment: draw.commitment },
        ...(announcement.redrawReason !== null && { reason: announcement.redrawReason }),
      });
      return id;
    });
  };
}

const listOf = ({ kind, list }: FrozenList) => {
  const size = kind === 'candidateOrder' ? list.candidates.length : 1;
  const entries = kind === 'questionSets' ? list.targets.length : size;
  if (entries === 0) throw new ConflictError('draw-list-empty', 'nobody to draw');
  if (entries > MOST_CANDIDATES) throw new ConflictError('draw-list-too-long', String(entries));
  return { kind, list };
};

/** One open draw of a kind at a time for a room: which of two results would stand? */
async function requireNoneOpen(
  { draws }: DrawDependencies,
  { kind, examId, examRoomId }: CommitDrawRequest,
): Promise<void> {
  const open = await draws.findOpen(kind, { examId, examRoomId });
  if (open) throw new ConflictError('draw-open', `${open} is open`);
}

async function announce(
  { draws, schools }: DrawDependencies,
  { kind, examId, examRoomId, redrawReason }: CommitDrawRequest,
  { exam, rooms }: DrawSubject,
  { id, committedAt }: { id: string; committedAt: Date },
) {
  const earlier = await draws.series(kind, { examId, examRoomId });
  if (earlier.length > 0 && redrawReason === null) {
    const fields = [{ path: '/redrawReason', message: 'a redraw needs a reason' }];
    throw new InvalidRequestError('draw-reason-required', kind, { fields });
  }
  const school = await schools.find(exam.schoolId);
  return {
    format: 'exam-draw/1',
    id,
    school: school?.name,
    exam: exam.name,
    room: examRoomId === null ? null : (rooms[0]?.name ?? null),
    rehearsal: exam.isRehearsal,
    number: (earlier.at(-1)?.number ?? 0) + 1,
    redrawReason: earlier.length > 0 ? redrawReason : null,
    committedAt: committedAt.toISOString(),
  };
}

function requireDrawable(announcement: DrawAnnouncement): void {
  const found = listProblem(announcement);
  if (!found) return;
  if (found.seat) {
    const { room, role } = found.seat;
    const fields = [{ path: '/rooms', message: `${room}: ${role}` }];
    throw new ConflictError('draw-panel-unfillable', role, { fields });
  }
  if (found.problem === 'tooMany') throw new ConflictError('draw-list-too-long', 'seats');
  const fields = [{ path: '/sets', message: found.problem }];
  throw new InvalidRequestError('invalid-request', found.problem, { fields });
}
