import type { OverviewView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { momentOf, wallTimeOf } from '../../platform/time/zoned-time.ts';
import { waitingAreaOpensAt, type ExamRoomStore } from '../../scheduling/index.ts';
import type { AdministrationScope, SchoolStore } from '../../schools/index.ts';
import { presentOverview } from '../overview-presenter.ts';
import { TodayReader } from './read-today.ts';

export interface OverviewDependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly rooms: ExamRoomStore;
}

/** The rooms of today in the school's zone, and what somebody should look into. */
export type ViewOverview = (scope: AdministrationScope) => Promise<OverviewView>;

const DAY = 24 * 60 * 60_000;

export function createViewOverview(dependencies: OverviewDependencies): ViewOverview {
  const { sequelize, schools, rooms } = dependencies;
  const reader = new TodayReader(sequelize);
  return async (scope) => {
    const now = await databaseNow(sequelize);
    const zone = (await schools.find(scope.schoolId))?.timeZone ?? 'Asia/Shanghai';
    const from = momentOf({ date: wallTimeOf(now, zone).date, time: '00:00' }, zone);
    const names = await reader.rooms(scope, from, new Date(from.getTime() + DAY));
    const found = await rooms.list(names.map(({ id }) => id));
    const ids = found.map(({ id }) => id);
    const { sittings, staff, incidents, online } = await reader.read(ids, from);
    const isOnline = new Set(online.map((one) => `${one.examRoomId} ${one.personId}`));
    const inRoom = <T extends { readonly examRoomId: string }>(list: readonly T[], id: string) =>
      list.filter(({ examRoomId }) => examRoomId === id);
    const withPresence = <T extends { readonly examRoomId: string; readonly personId: string }>(
      person: T,
    ) => ({ ...person, online: isOnline.has(`${person.examRoomId} ${person.personId}`) });
    const today = found.map((room) => ({
      ...room,
      waitingAreaOpensAt: waitingAreaOpensAt(room),
      majorName: names.find(({ id }) => id === room.id)?.majorName ?? '',
      collegeName: names.find(({ id }) => id === room.id)?.collegeName ?? '',
      sittings: inRoom(sittings, room.id).map(withPresence),
      staff: inRoom(staff, room.id).map(withPresence),
      incidents: inRoom(incidents, room.id),
    }));
    return presentOverview(today, now);
  };
}
