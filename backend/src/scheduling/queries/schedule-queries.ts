import type {
  RecusalView,
  ScheduleBoardView,
  ScheduleCandidateView,
  ScheduleExamView,
  ScheduleMatchView,
  ScheduleQuery,
  ScheduleRoomView,
  ScheduleStaffView,
  ScheduleWarning,
} from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { momentOf, wallTimeOf } from '../../platform/time/zoned-time.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import { zoneOf, type ScheduleDependencies } from '../commands/schedule-dependencies.ts';
import { timesOf } from '../exam-room.ts';
import { parseExamFlow } from '../exam.ts';
import { parseBreaks } from '../parse-breaks.ts';
import { presentScheduleRoom, rhythmOf } from '../schedule-presenter.ts';
import type { RoomRow } from '../schedule-rows.ts';
import { scheduleWarnings } from '../schedule-warnings.ts';

/** What admins read of the schedule, each inside of their scope. */
export interface ScheduleQueries {
  readonly exams: (scope: AdministrationScope) => Promise<ScheduleExamView[]>;
  /** Candidates of the exam's major without a place in it. Rejects with NotFoundError. */
  readonly unplaced: (
    scope: AdministrationScope,
    examId: string,
  ) => Promise<ScheduleCandidateView[]>;
  readonly board: (scope: AdministrationScope, query: ScheduleQuery) => Promise<ScheduleBoardView>;
  /** Rooms with everybody in them. */
  readonly rooms: (
    scope: AdministrationScope,
    rows: readonly RoomRow[],
  ) => Promise<ScheduleRoomView[]>;
  readonly warnings: (
    scope: AdministrationScope,
    rows: readonly RoomRow[],
  ) => Promise<ScheduleWarning[]>;
  readonly search: (
    scope: AdministrationScope,
    search: string,
    examId: string | null,
  ) => Promise<ScheduleMatchView[]>;
  /** Who can be given rooms, with how many each has on a day. */
  readonly staff: (
    scope: AdministrationScope,
    date: string | undefined,
  ) => Promise<ScheduleStaffView[]>;
  readonly recusals: (scope: AdministrationScope) => Promise<RecusalView[]>;
}

const byName = new Intl.Collator('zh-CN', { numeric: true });

/** By start, and rooms of one start by the numbers in their names. */
export function inOrder(rows: readonly RoomRow[]): RoomRow[] {
  return [...rows].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || byName.compare(a.name, b.name),
  );
}

/** Minutes that the exam of a room planned for a candidate. */
export const plannedMinutes = ({ kind, settings }: Pick<RoomRow, 'kind' | 'settings'>) =>
  timesOf(parseExamFlow(kind, settings)).sessionMinutes;

/** Builds the queries. */
export function createScheduleQueries(dependencies: ScheduleDependencies): ScheduleQueries {
  const { sequelize, exams, schedule, schools, people, recusals, book } = dependencies;

  const rooms: ScheduleQueries['rooms'] = async ({ schoolId }, rows) => {
    const zone = await zoneOf(schools, schoolId);
    const ids = rows.map(({ id }) => id);
    const sittings = Map.groupBy(await schedule.sittings(ids), ({ examRoomId }) => examRoomId);
    const staff = Map.groupBy(await schedule.staff(ids), ({ examRoomId }) => examRoomId);
    const touched = await book.touchedAmong(ids);
    return rows.map((room) =>
      presentScheduleRoom({
        ...{ room, zone, planned: plannedMinutes(room) },
        sittings: sittings.get(room.id) ?? [],
        staff: staff.get(room.id) ?? [],
        untouched: !touched.has(room.id),
      }),
    );
  };

  const warnings: ScheduleQueries['warnings'] = async ({ schoolId, collegeId }, rows) => {
    const zone = await zoneOf(schools, schoolId);
    const ids = rows.map(({ id }) => id);
    return scheduleWarnings({
      collegeId,
      rooms: rows.map((room) => ({
        ...{ id: room.id, endsAt: room.endsAt },
        ...{ sittings: room.sittings, mainExaminers: room.mainExaminers },
        rhythm: rhythmOf({ ...room, breaks: parseBreaks(room.breaks) }, plannedMinutes(room), zone),
        isOver: room.status === 'ended',
      })),
      staffClashes: await schedule.staffClashes(ids),
      candidateClashes: await schedule.candidateClashes(ids),
      recusals: await schedule.recusals(ids),
    });
  };

  return {
    rooms,
    warnings,

    exams: async (scope) => {
      const all = await schedule.rooms(scope, null);
      const byExam = Map.groupBy(all, ({ examId }) => examId);
      const rows = await schedule.exams(scope);
      return Promise.all(
        rows.map(async ({ schoolId, majorId, settings, isRehearsal, ...exam }) => ({
          ...exam,
          isRehearsal: Boolean(isRehearsal),
          sessionMinutes: plannedMinutes({ kind: exam.kind, settings }) || 15,
          rooms: byExam.get(exam.id)?.length ?? 0,
          scheduled: (byExam.get(exam.id) ?? []).reduce((sum, room) => sum + room.sittings, 0),
          unplaced: await schedule.countUnplaced({ id: exam.id, schoolId, majorId }),
        })),
      );
    },

    unplaced: async (scope, examId) => schedule.unplaced(await exams.get(scope, examId)),

    board: async (scope, { examId, date: asked }) => {
      const zone = await zoneOf(schools, scope.schoolId);
      const all = await schedule.rooms(scope, examId ?? null);
      const byDate = Map.groupBy(all, ({ startsAt }) => wallTimeOf(startsAt, zone).date);
      const wrong = await warnings(scope, all);
      const today = wallTimeOf(await databaseNow(sequelize), zone).date;
      const dates = [...byDate.keys()].sort();
      const date = pickDate(dates, asked, today);
      const shown = inOrder(byDate.get(date ?? '') ?? []);
      const isOf = (rows: readonly RoomRow[]) => {
        const ids = new Set(rows.map(({ id }) => id));
        return wrong.filter(({ examRoomId }) => ids.has(examRoomId));
      };
      return {
        days: dates.map((day) => {
          const rows = byDate.get(day) ?? [];
          return { date: day, rooms: rows.length, warnings: isOf(rows).length };
        }),
        date,
        rooms: await rooms(scope, shown),
        warnings: isOf(shown),
      };
    },

    search: async (scope, search, examId) => {
      const found = await schedule.searchSittings(scope, search, examId);
      const ids = new Set(found.map(({ examRoomId }) => examRoomId));
      const rows = (await schedule.rooms(scope, examId)).filter(({ id }) => ids.has(id));
      const views = new Map((await rooms(scope, rows)).map((view) => [view.id, view]));
      return found.flatMap(({ id, examRoomId }) => {
        const room = views.get(examRoomId);
        const sitting = room?.sittings.find((one) => one.id === id);
        if (!room || !sitting) return [];
        const { candidate, expectedAt } = sitting;
        const place = { examRoomId, roomName: room.name, examName: room.exam.name };
        return [{ candidate, ...place, date: room.date, expectedAt }];
      });
    },

    staff: async (scope, asked) => {
      const zone = await zoneOf(schools, scope.schoolId);
      const date = asked ?? wallTimeOf(await databaseNow(sequelize), zone).date;
      const from = momentOf({ date, time: '00:00' }, zone);
      const to = momentOf({ date, time: '23:59' }, zone);
      return schedule.staffOf(scope, from, to);
    },

    recusals: async (scope) => {
      const all = await recusals.list(scope.schoolId);
      const ids = all.flatMap(({ staffId, candidateId }) => [staffId, candidateId]);
      const known = new Map((await people.list([...new Set(ids)])).map((one) => [one.id, one]));
      const isInside = (personId: string) => {
        const collegeId = known.get(personId)?.collegeId ?? null;
        return scope.collegeId === null || scope.collegeId === collegeId;
      };
      return all
        .filter(({ staffId, candidateId }) => isInside(staffId) && isInside(candidateId))
        .map(({ id, staffId, candidateId, reason, createdAt }) => ({
          id,
          staff: { id: staffId, name: known.get(staffId)?.name ?? '' },
          candidate: {
            id: candidateId,
            name: known.get(candidateId)?.name ?? '',
            candidateNumber: known.get(candidateId)?.candidateNumber ?? '',
          },
          reason,
          createdAt: createdAt.toISOString(),
        }));
    },
  };
}

/** The day asked for, else the first from today on that has rooms, else the last. */
function pickDate(dates: readonly string[], asked: string | undefined, today: string) {
  if (asked !== undefined && dates.includes(asked)) return asked;
  return dates.find((date) => date >= today) ?? dates.at(-1) ?? null;
}
