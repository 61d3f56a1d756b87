import type { ScheduleRoomView } from '@exam/contracts';

import { writeXlsx, type WrittenSheet } from '../../platform/spreadsheet/write-spreadsheet.ts';
import { wallTimeOf } from '../../platform/time/zoned-time.ts';
import { maskPhone, type AdministrationScope, type Person } from '../../schools/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { zoneOf } from '../commands/schedule-dependencies.ts';
import type { NoticeDependencies } from '../commands/send-notices.ts';
import { inOrder } from './schedule-queries.ts';

/** The schedule of a scope or of one exam as an xlsx file: by room, by staff, by candidate. */
export type ExportSchedule = (
  scope: AdministrationScope,
  query: { readonly examId?: string | undefined; readonly date?: string | undefined },
) => Promise<Buffer>;

const roleNames = {
  waitingExaminer: '候考官',
  mainExaminer: '主考官',
  panelExaminer: '考官',
} as const;

/** Builds the export; each is an act in the audit log. Phones are masked. */
export function createExportSchedule(dependencies: NoticeDependencies): ExportSchedule {
  const { sequelize, schedule, schools, people, queries, phoneOf, recordAudit } = dependencies;
  return async (scope, { examId, date }) => {
    const zone = await zoneOf(schools, scope.schoolId);
    const all = inOrder(await schedule.rooms(scope, examId ?? null));
    const rows = date
      ? all.filter(({ startsAt }) => wallTimeOf(startsAt, zone).date === date)
      : all;
    const rooms = await queries.rooms(scope, rows);
    const ids = rooms.flatMap(({ sittings, staff }) => [
      ...sittings.map(({ candidate }) => candidate.id),
      ...staff.map(({ personId }) => personId),
    ]);
    const known = await people.list([...new Set(ids)]);
    const phones = new Map(known.map((one: Person) => [one.id, maskPhone(phoneOf(one))]));
    const file = await writeXlsx(sheetsOf({ rooms, phones, zone }));
    await inTransaction(sequelize, () =>
      recordAudit({
        action: 'export.downloaded',
        subject: examId === undefined ? null : { kind: 'exam', id: examId },
        after: { file: 'schedule', rooms: rooms.length, date: date ?? null },
      }),
    );
    return file;
  };
}

interface ScheduleFacts {
  readonly rooms: readonly ScheduleRoomView[];
  /** Masked, by person. */
  readonly phones: ReadonlyMap<string, string>;
  readonly zone: string;
}

function sheetsOf(facts: ScheduleFacts): WrittenSheet[] {
  return [byRoom(facts), byStaff(facts), byCandidate(facts)];
}

const columns = (...headers: readonly (readonly [string, number])[]) =>
  headers.map(([header, width]) => ({ header, width }));
const timeOf = ({ startTime, endTime }: ScheduleRoomView) => `${startTime}–${endTime}`;

function byRoom({ rooms }: ScheduleFacts): WrittenSheet {
  return {
    name: '按考场',
    columns: columns(
      ...([
        ['日期', 12],
        ['时间', 14],
        ['考试', 36],
        ['专业', 24],
        ['考场', 16],
      ] as const),
      ...([
        ['主考官', 16],
        ['考官', 24],
        ['候考官', 16],
        ['考生人数', 10],
      ] as const),
    ),
    rows: rooms.map((room) => {
      const named = (role: keyof typeof roleNames) =>
        room.staff
          .filter((member) => member.role === role)
          .map(({ name }) => name)
          .join('、');
      return [
        ...[room.date, timeOf(room), room.exam.name, room.exam.majorName, room.name],
        ...[named('mainExaminer'), named('panelExaminer'), named('waitingExaminer')],
        String(room.sittings.length),
      ];
    }),
  };
}

function byStaff({ rooms, phones }: ScheduleFacts): WrittenSheet {
  const rows = rooms.flatMap((room) =>
    room.staff.map(({ personId, name, role }) => [
      ...[name, phones.get(personId) ?? '', room.date, timeOf(room)],
      ...[room.exam.name, room.name, roleNames[role]],
    ]),
  );
  return {
    name: '按人员',
    columns: columns(
      ...([
        ['姓名', 12],
        ['手机', 16],
        ['日期', 12],
        ['时间', 14],
      ] as const),
      ...([
        ['考试', 36],
        ['考场', 16],
        ['角色', 10],
      ] as const),
    ),
    rows: rows.sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '', 'zh-CN')),
  };
}

function byCandidate({ rooms, phones, zone }: ScheduleFacts): WrittenSheet {
  const rows = rooms.flatMap((room) =>
    room.sittings.map(({ candidate, position, expectedAt }) => [
      ...[candidate.candidateNumber, candidate.name, phones.get(candidate.id) ?? ''],
      ...[room.exam.name, room.exam.majorName, room.name, String(position), room.date],
      ...[room.startTime, wallTimeOf(new Date(expectedAt), zone).time],
    ]),
  );
  return {
    name: '按考生',
    columns: columns(
      ...([
        ['考生编号', 20],
        ['姓名', 12],
        ['手机', 16],
        ['考试', 36],
        ['专业', 24],
      ] as const),
      ...([
        ['考场', 16],
        ['序号', 8],
        ['日期', 12],
        ['考场开始', 10],
        ['预计时间', 10],
      ] as const),
    ),
    rows: rows.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  };
}
