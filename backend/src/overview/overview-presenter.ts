import type {
  ExamKind,
  ExamRoomStatus,
  OverviewConcern,
  OverviewRoomView,
  OverviewView,
  SittingStatus,
} from '@exam/contracts';

/** A room of today, with whoever is in it. */
export interface RoomToday {
  readonly id: string;
  readonly name: string;
  readonly status: ExamRoomStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly waitingAreaOpensAt: Date;
  readonly exam: { readonly name: string; readonly kind: ExamKind; readonly isRehearsal: boolean };
  readonly majorName: string;
  readonly collegeName: string;
  readonly sittings: readonly {
    readonly personId: string;
    readonly name: string;
    readonly status: SittingStatus;
    readonly online: boolean;
  }[];
  readonly staff: readonly {
    readonly name: string;
    readonly role: 'waitingExaminer' | 'mainExaminer' | 'panelExaminer';
    readonly online: boolean;
  }[];
  /** Newest first. */
  readonly incidents: readonly {
    readonly personId: string;
    readonly name: string;
    readonly kind: Extract<OverviewConcern, { kind: 'incident' }>['incident'];
    readonly at: Date;
  }[];
}

const beforeWaiting = new Set<SittingStatus>(['scheduled', 'checkedIn']);
const present = new Set<SittingStatus>(['waiting', 'inTalk', 'ready', 'invited', 'inRoom']);
/** Incidents that are named one by one; the rooms count all. */
const NAMED_INCIDENTS = 20;

/** What the admins of a school or college see of today. */
export function presentOverview(rooms: readonly RoomToday[], now: Date): OverviewView {
  const all = rooms.map((room) => ({ room, view: presentRoom(room, now) }));
  const views = all.map(({ view }) => view);
  const sum = (number: (view: OverviewRoomView) => number) =>
    views.reduce((total, view) => total + number(view), 0);
  return {
    at: now.toISOString(),
    counters: {
      roomsOpen: views.filter(({ status }) => status === 'open').length,
      rooms: views.length,
      online: sum(({ online }) => online),
      candidates: sum(({ candidates }) => candidates),
      missing: sum(({ missing }) => missing),
      offline: sum(({ offline }) => offline),
    },
    rooms: views.sort(byUrgency),
    concerns: [
      ...all.flatMap(({ room }) => offlineCandidates(room)),
      ...all.flatMap(({ room }) => offlineStaff(room)),
      ...all.flatMap(({ view }) => missingCandidates(view)),
      ...namedIncidents(rooms),
    ],
  };
}

function presentRoom(room: RoomToday, now: Date): OverviewRoomView {
  const { id, name, status, startsAt, endsAt, waitingAreaOpensAt, exam, sittings } = room;
  const isAdmitting = status !== 'ended' && waitingAreaOpensAt <= now;
  const count = (test: (sitting: RoomToday['sittings'][number]) => boolean) =>
    sittings.filter(test).length;
  return {
    ...{ id, name, status, collegeName: room.collegeName },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    waitingAreaOpensAt: waitingAreaOpensAt.toISOString(),
    exam: {
      ...{ name: exam.name, kind: exam.kind, isRehearsal: exam.isRehearsal },
      majorName: room.majorName,
    },
    mainExaminers: room.staff.filter(({ role }) => role === 'mainExaminer').map((one) => one.name),
    candidates: count(() => true),
    finished: count((one) => one.status === 'finished'),
    absent: count((one) => one.status === 'absent'),
    online: count(({ online }) => online),
    missing: isAdmitting ? count((one) => beforeWaiting.has(one.status) && !one.online) : 0,
    offline: status === 'open' ? count((one) => present.has(one.status) && !one.online) : 0,
    incidents: room.incidents.length,
  };
}

function byUrgency(a: OverviewRoomView, b: OverviewRoomView): number {
  const state = { open: 0, scheduled: 1, ended: 2 };
  const trouble = (room: OverviewRoomView) => room.offline * 10 + room.missing + room.incidents;
  return (
    Number(b.offline + b.missing > 0) - Number(a.offline + a.missing > 0) ||
    state[a.status] - state[b.status] ||
    trouble(b) - trouble(a) ||
    a.startsAt.localeCompare(b.startsAt) ||
    a.name.localeCompare(b.name, 'zh-CN', { numeric: true })
  );
}

function offlineCandidates({ id, name, status, sittings }: RoomToday): OverviewConcern[] {
  if (status !== 'open') return [];
  return sittings
    .filter((one) => present.has(one.status) && !one.online)
    .map((one) => ({
      kind: 'candidateOffline' as const,
      ...{ examRoomId: id, roomName: name, personId: one.personId, personName: one.name },
    }));
}

function offlineStaff({ id, name, status, staff }: RoomToday): OverviewConcern[] {
  if (status !== 'open') return [];
  return staff
    .filter(({ online, role }) => !online && role !== 'panelExaminer')
    .map((one) => ({
      kind: 'staffOffline' as const,
      ...{ examRoomId: id, roomName: name, personName: one.name, role: one.role },
    }));
}

function missingCandidates(room: OverviewRoomView): OverviewConcern[] {
  const { id: examRoomId, name: roomName, missing: count, startsAt } = room;
  return count === 0 ? [] : [{ kind: 'candidatesMissing', examRoomId, roomName, count, startsAt }];
}

function namedIncidents(rooms: readonly RoomToday[]): OverviewConcern[] {
  return rooms
    .flatMap(({ id, name, incidents }) =>
      incidents.map((one) => ({ ...one, examRoomId: id, roomName: name })),
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, NAMED_INCIDENTS)
    .map(({ examRoomId, roomName, personId, name, kind, at }) => ({
      kind: 'incident' as const,
      ...{ examRoomId, roomName, personId, personName: name },
      ...{ incident: kind, at: at.toISOString() },
    }));
}
