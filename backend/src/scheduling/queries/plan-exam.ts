import { createHash } from 'node:crypto';

import type { PlanRequest, PlanView } from '@exam/contracts';

import { ConflictError } from '../../platform/errors/app-error.ts';
import { wallTimeOf } from '../../platform/time/zoned-time.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import { zoneOf, type ScheduleDependencies } from '../commands/schedule-dependencies.ts';
import type { Exam } from '../exam.ts';
import { planRooms, type RoomPlan } from '../plan-rooms.ts';
import type { CandidateRow, EngagementRow, RoomRow } from '../schedule-rows.ts';

/** A plan for an exam as it stands now, not carried out. */
export interface ExamPlan {
  readonly plan: RoomPlan;
  /** By the index of the planned room. */
  readonly names: readonly string[];
  /** Rooms that the plan takes the place of. */
  readonly replaced: readonly RoomRow[];
  readonly candidates: ReadonlyMap<string, CandidateRow>;
  readonly zone: string;
  /** The same for the same plan. */
  readonly fingerprint: string;
}

/** Plans rooms; rejects with ConflictError `candidate-unknown` for who is not to be seated. */
export type PlanExam = (exam: Exam, request: PlanRequest) => Promise<ExamPlan>;

/** Builds what preview and generation share, so that what was seen is what is done. */
export function createPlanExam(dependencies: ScheduleDependencies): PlanExam {
  const { schedule, schools, book } = dependencies;
  return async (exam, request) => {
    const { schoolId } = exam;
    const zone = await zoneOf(schools, schoolId);
    const all = await schedule.rooms({ schoolId, collegeId: null }, exam.id);
    const touched = await book.touchedAmong(all.map(({ id }) => id));
    const isReplaced = ({ id }: RoomRow) => request.replaceUntouched && !touched.has(id);
    const replaced = all.filter(isReplaced);
    const kept = new Set(all.filter((room) => !isReplaced(room)).map(({ name }) => name));
    const candidates = await candidatesOf(dependencies, exam, request, replaced);
    const plan = planRooms({
      ...request,
      candidateIds: candidates.map(({ id }) => id),
      together: exam.kind !== 'interview',
      zone,
    });
    const names = namesOf(plan, request.namePattern, kept);
    return {
      ...{ plan, names, replaced, zone },
      candidates: new Map(candidates.map((candidate) => [candidate.id, candidate])),
      fingerprint: fingerprintOf(plan, names, replaced),
    };
  };
}

/** Who is to be seated, by candidate number: those asked for, and those of the rooms that go. */
async function candidatesOf(
  { schedule }: ScheduleDependencies,
  exam: Exam,
  { candidateIds }: PlanRequest,
  replaced: readonly RoomRow[],
): Promise<CandidateRow[]> {
  const free = await schedule.unplaced(exam);
  const chosen = candidateIds && new Set(candidateIds);
  const asked = chosen ? free.filter(({ id }) => chosen.has(id)) : free;
  const seated = (await schedule.sittings(replaced.map(({ id }) => id))).map((sitting) => {
    return {
      id: sitting.candidateId,
      name: sitting.name,
      candidateNumber: sitting.candidateNumber,
    };
  });
  const known = new Set([...asked, ...seated].map(({ id }) => id));
  const stranger = candidateIds?.find((id) => !known.has(id));
  if (stranger) throw new ConflictError('candidate-unknown', `${stranger} is not to be seated`);
  return [...asked, ...seated].sort((a, b) => (a.candidateNumber < b.candidateNumber ? -1 : 1));
}

/** Names with the numbers that no other room of the exam has. */
function namesOf({ rooms }: RoomPlan, pattern: string, taken: ReadonlySet<string>): string[] {
  let number = 0;
  return rooms.map(() => {
    let name: string;
    do name = pattern.replaceAll('{n}', String(++number));
    while (taken.has(name));
    return name;
  });
}

function fingerprintOf(plan: RoomPlan, names: readonly string[], replaced: readonly RoomRow[]) {
  const rooms = plan.rooms.map(({ index, startsAt, endsAt, candidates }) => [
    names[index],
    startsAt.toISOString(),
    endsAt.toISOString(),
    candidates.map(({ candidateId }) => candidateId),
  ]);
  const content = JSON.stringify([rooms, replaced.map(({ id }) => id)]);
  return createHash('sha256').update(content).digest('hex');
}

/** The plan as an admin looks at it before it is carried out. */
export type PreviewPlan = (
  scope: AdministrationScope,
  examId: string,
  request: PlanRequest,
) => Promise<PlanView>;

/** Builds the preview. */
export function createPreviewPlan(
  dependencies: ScheduleDependencies,
  planExam: PlanExam,
): PreviewPlan {
  const { exams, schedule } = dependencies;
  return async (scope, examId, request) => {
    const exam = await exams.get(scope, examId);
    const planned = await planExam(exam, request);
    const replacedIds = planned.replaced.map(({ id }) => id);
    const staff = await schedule.staff(replacedIds);
    const engagements = await schedule.engagements([...planned.candidates.keys()], examId);
    return {
      rooms: presentRooms(planned),
      replaced: {
        rooms: planned.replaced.length,
        staff: new Set(staff.map(({ personId }) => personId)).size,
      },
      problem: planned.plan.problem,
      clashes: clashesOf(planned, engagements, scope),
      fingerprint: planned.fingerprint,
    };
  };
}

function presentRooms({ plan, names, zone, candidates }: ExamPlan): PlanView['rooms'] {
  return plan.rooms.map((room) => {
    const starts = wallTimeOf(room.startsAt, zone);
    return {
      name: names[room.index] ?? '',
      date: starts.date,
      startTime: starts.time,
      endTime: wallTimeOf(room.endsAt, zone).time,
      candidates: room.candidates.flatMap(({ candidateId, slot }) => {
        const candidate = candidates.get(candidateId);
        return candidate ? [{ ...candidate, expectedAt: slot.from.toISOString() }] : [];
      }),
    };
  });
}

function clashesOf(
  { plan, names, candidates }: ExamPlan,
  engagements: readonly EngagementRow[],
  { collegeId }: AdministrationScope,
): PlanView['clashes'] {
  const byCandidate = Map.groupBy(engagements, ({ candidateId }) => candidateId);
  return plan.rooms.flatMap(({ index, startsAt, endsAt, candidates: seated }) =>
    seated.flatMap(({ candidateId }) => {
      const other = byCandidate
        .get(candidateId)
        ?.find((one) => one.startsAt < endsAt && startsAt < one.endsAt);
      const candidate = candidates.get(candidateId);
      if (!other || !candidate) return [];
      const mayName = collegeId === null || collegeId === other.collegeId;
      return {
        candidate: { id: candidate.id, name: candidate.name },
        roomName: names[index] ?? '',
        otherExamName: mayName ? other.examName : null,
      };
    }),
  );
}
