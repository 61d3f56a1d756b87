import type { RoomRole } from '@exam/contracts';

import { SittingRecord } from '../../exam-room/index.ts';
import { ExamRoomRecord, ExamRoomStaffRecord } from '../../scheduling/index.ts';
import type { PersonStore } from '../../schools/index.ts';

/** When the demo's exams are. */
export interface DemoSchedule {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Where the demo's exams belong. */
export interface DemoMajor {
  readonly schoolId: string;
  readonly collegeId: string;
  readonly majorId: string;
}

export interface DemoRoom {
  readonly name: string;
  /** Last digits of the phones of its people, in thousands; part of the candidates' numbers too. */
  readonly number: number;
  readonly staff: readonly (readonly [RoomRole, string])[];
  readonly candidates: readonly string[];
}

/** A room with its staff and candidates; the candidates' ids, in their order. */
export async function createDemoRoom(
  people: PersonStore,
  examId: string,
  major: DemoMajor,
  { name, number, staff, candidates }: DemoRoom,
  when: DemoSchedule,
): Promise<string[]> {
  const { schoolId, collegeId } = major;
  const room = await ExamRoomRecord.create({ schoolId, examId, name, ...when });
  for (const [index, [role, person]] of staff.entries()) {
    const phone = `1390000${String(1000 * number + index + 1)}`;
    const facts = { schoolId, collegeId, kind: 'staff', name: person, phone } as const;
    const { id: personId } = await people.add(facts);
    await ExamRoomStaffRecord.create({ examRoomId: room.id, personId, role });
  }
  const ids: string[] = [];
  for (const [index, person] of candidates.entries()) {
    ids.push(await addCandidate(people, room, major, { name: person, number, place: index + 1 }));
  }
  return ids;
}

async function addCandidate(
  people: PersonStore,
  { id: examRoomId, schoolId }: ExamRoomRecord,
  major: DemoMajor,
  { name, number, place }: { name: string; number: number; place: number },
): Promise<string> {
  const { id: candidateId } = await people.add({
    ...major,
    kind: 'candidate',
    name,
    phone: `1380000${String(1000 * number + place)}`,
    candidateNumber: `102877210004${String(400 + 100 * number + place)}`,
  });
  await SittingRecord.create({
    schoolId,
    examRoomId,
    candidateId,
    examKind: 'interview',
    drawnPosition: place,
    statusSince: new Date(),
  });
  return candidateId;
}
