import { preparationOf } from '@exam/contracts';

import { SittingRecord } from '../../exam-room/index.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { ExamRoom } from '../../scheduling/index.ts';
import type { ClosingDependencies } from './dependencies.ts';

/** The room of a sitting, which may be moved. Throws NotFoundError. */
export async function roomOf(schoolId: string, sittingId: string): Promise<string> {
  const sitting = await SittingRecord.findOne({
    where: { id: sittingId, schoolId },
    attributes: ['examRoomId'],
  });
  if (!sitting) throw new NotFoundError('sitting-not-found', `no sitting ${sittingId}`);
  return sitting.examRoomId;
}

/** Locks the room of a sitting, as every command on a sitting does. */
export async function lockRoomOf(
  { rooms }: Pick<ClosingDependencies, 'rooms'>,
  schoolId: string,
  sittingId: string,
): Promise<ExamRoom> {
  return rooms.lock(schoolId, await roomOf(schoolId, sittingId));
}

/** Whether the exam wants faces verified of everybody. Throws ConflictError when it does not at all. */
export function requireFaceStep({ exam, id }: ExamRoom): { readonly required: boolean } {
  const demand = preparationOf(exam.flow).find(({ step }) => step === 'faceVerification');
  if (!demand) throw new ConflictError('face-verification-off', `not in the exam of ${id}`);
  return demand;
}

export function requireNotEnded({ id, status }: ExamRoom): void {
  if (status === 'ended') throw new ConflictError('exam-room-ended', `room ${id} has ended`);
}
