import { Op, UniqueConstraintError } from 'sequelize';

import { ConflictError, NotFoundError } from '../platform/errors/app-error.ts';
import { SittingRecord } from './sitting-record.ts';
import { SittingTransitionRecord } from './sitting-transition-record.ts';
import type { Sitting, Transition } from './sitting.ts';

export class SittingStore {
  /** Throws NotFoundError when this school has no such sitting. */
  async get(schoolId: string, id: string): Promise<Sitting> {
    const record = await SittingRecord.findOne({ where: { id, schoolId } });
    if (!record) throw new NotFoundError('sitting-not-found', `no sitting ${id}`);
    return toSitting(record);
  }

  /** Throws NotFoundError for another candidate's, too: nobody may learn which sittings exist. */
  async getOwn(schoolId: string, candidateId: string, id: string): Promise<Sitting> {
    const sitting = await this.get(schoolId, id);
    if (sitting.candidateId === candidateId) return sitting;
    throw new NotFoundError('sitting-not-found', `${id} is another’s`);
  }

  /** Throws NotFoundError when the sitting is not in that room. */
  async getIn(schoolId: string, examRoomId: string, id: string): Promise<Sitting> {
    const sitting = await this.get(schoolId, id);
    if (sitting.examRoomId === examRoomId) return sitting;
    throw new NotFoundError('sitting-not-found', `${id} is not in ${examRoomId}`);
  }

  /** The sittings of an exam room in the drawn order; empty for a room that does not exist. */
  async listByExamRoom(examRoomId: string): Promise<Sitting[]> {
    const order: [string, string][] = [['drawnPosition', 'ASC']];
    return (await SittingRecord.findAll({ where: { examRoomId }, order })).map(toSitting);
  }

  /** Whether any of these was ever invited into the room, or was in it. */
  async wereCalled(sittingIds: readonly string[]): Promise<boolean> {
    const where = { sittingId: [...sittingIds], to: ['invited', 'inRoom'] as const };
    return (await SittingTransitionRecord.count({ where })) > 0;
  }

  async listByCandidate(candidateId: string): Promise<Sitting[]> {
    return (await SittingRecord.findAll({ where: { candidateId } })).map(toSitting);
  }

  async isCandidateOf(candidateId: string, examRoomId: string): Promise<boolean> {
    return (await SittingRecord.count({ where: { candidateId, examRoomId } })) > 0;
  }

  /** The first `ready` sitting in the drawn order, or null. */
  async firstReady(examRoomId: string): Promise<Sitting | null> {
    const record = await SittingRecord.findOne({
      where: { examRoomId, status: 'ready' },
      order: [['drawnPosition', 'ASC']],
    });
    return record && toSitting(record);
  }

  /** The candidate whom this staff member talks with, in whatever room; null when with nobody. */
  async talkOf(personId: string): Promise<Sitting | null> {
    const record = await SittingRecord.findOne({ where: { talkingWith: personId } });
    return record && toSitting(record);
  }

  /** Sittings whose invitation was open until `now` or before. */
  async listLapsed(now: Date): Promise<Sitting[]> {
    const where = { status: 'invited', invitationExpiresAt: { [Op.lte]: now } } as const;
    return (await SittingRecord.findAll({ where, limit: 100 })).map(toSitting);
  }

  /**
   * The only write of a status, so that no sitting moves without its history row.
   * Throws ConflictError when the sitting has moved since it was read, or when its examiner began
   * another talk in another room at the same moment.
   */
  async apply({ sitting, ...history }: Transition): Promise<void> {
    const { id, version, status, statusSince, statusReason } = sitting;
    const { talkingWith, invitationExpiresAt } = sitting;
    const changes = {
      status,
      statusSince,
      statusReason,
      talkingWith,
      invitationExpiresAt,
      version,
    };
    const where = { id, version: version - 1 };
    const [moved] = await SittingRecord.update(changes, { where }).catch(asExaminerBusy);
    if (moved !== 1) throw new ConflictError('sitting-moved', `${id} has moved meanwhile`);
    await SittingTransitionRecord.create({ sittingId: id, version, to: status, ...history });
  }
}

function toSitting(record: SittingRecord): Sitting {
  const { deviceReport, ...sitting } = record.get({ plain: true });
  return sitting;
}

function asExaminerBusy(error: unknown): never {
  if (error instanceof UniqueConstraintError) {
    throw new ConflictError('examiner-busy', 'talks with somebody already', { cause: error });
  }
  throw error;
}
