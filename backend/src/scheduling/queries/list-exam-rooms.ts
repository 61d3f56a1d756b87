import type { ExamRoomOptionView } from '@exam/contracts';

import { wallTimeOf } from '../../platform/time/zoned-time.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import { zoneOf, type ScheduleDependencies } from '../commands/schedule-dependencies.ts';
import { parseBreaks } from '../parse-breaks.ts';
import { slotsThatFit } from '../room-slots.ts';
import { rhythmOf } from '../schedule-presenter.ts';
import { inOrder, plannedMinutes } from './schedule-queries.ts';

/** All rooms of an exam that are not over, by start. Rejects with NotFoundError outside of the scope. */
export type ListExamRooms = (
  scope: AdministrationScope,
  examId: string,
) => Promise<ExamRoomOptionView[]>;

/** Builds the query. */
export function createListExamRooms(
  dependencies: Pick<ScheduleDependencies, 'exams' | 'schools' | 'schedule'>,
): ListExamRooms {
  const { exams, schools, schedule } = dependencies;
  return async (scope, examId) => {
    await exams.get(scope, examId);
    const zone = await zoneOf(schools, scope.schoolId);
    const rooms = inOrder(await schedule.rooms(scope, examId));
    return rooms
      .filter(({ status }) => status !== 'ended')
      .map((room) => {
        const breaks = parseBreaks(room.breaks);
        const rhythm = rhythmOf({ ...room, breaks }, plannedMinutes(room), zone);
        const places = rhythm.together ? null : slotsThatFit(rhythm, room.endsAt);
        const starts = wallTimeOf(room.startsAt, zone);
        return {
          id: room.id,
          name: room.name,
          date: starts.date,
          startTime: starts.time,
          endTime: wallTimeOf(room.endsAt, zone).time,
          candidates: room.sittings,
          free: places === null ? null : Math.max(0, places - room.sittings),
        };
      });
  };
}
