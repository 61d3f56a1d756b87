import type { NoticeAudience, NoticeTemplate, RoomRole } from '@exam/contracts';

import type { NoticeMessage, Sms } from '../notifications/index.ts';
import type { RoomRow, SittingRow, StaffRow } from './schedule-rows.ts';

export interface NoticeFacts {
  readonly template: NoticeTemplate;
  readonly audience: NoticeAudience;
  readonly rooms: readonly RoomRow[];
  readonly sittings: readonly SittingRow[];
  readonly staff: readonly StaffRow[];
  /** Readable, by person; who has none gets no message. */
  readonly phones: ReadonlyMap<string, string>;
  readonly zone: string;
}

/** Longest value that providers take in a template. */
const LONGEST = 35;

/** In the language of the messages. */
const roleNames: Readonly<Record<RoomRole, string>> = {
  waitingExaminer: '候考官',
  mainExaminer: '主考官',
  panelExaminer: '考官',
};

/** The messages of a notice: one for each candidate, or for each member of staff, of each room. */
export function noticeMessages(facts: NoticeFacts): NoticeMessage[] {
  const { audience, rooms, phones } = facts;
  return rooms.flatMap((room) => {
    const people = audience === 'candidates' ? candidatesOf(facts, room) : staffOf(facts, room);
    return people.flatMap(({ personId, name, roles }) => {
      const phone = phones.get(personId);
      if (phone === undefined) return [];
      const sms = smsOf(facts, room, { phone, name, roles });
      return { personId, examRoomId: room.id, sms };
    });
  });
}

interface Addressee {
  readonly personId: string;
  readonly name: string;
  readonly roles: string;
}

function candidatesOf({ sittings }: NoticeFacts, room: RoomRow): Addressee[] {
  return sittings
    .filter(({ examRoomId, status }) => examRoomId === room.id && isConcerned(status))
    .map(({ candidateId, name }) => ({ personId: candidateId, name, roles: '' }));
}

/** Who has been examined, or was absent, needs no word of when and where. */
const isConcerned = (status: SittingRow['status']) => status !== 'finished' && status !== 'absent';

function staffOf({ staff }: NoticeFacts, room: RoomRow): Addressee[] {
  const here = staff.filter(({ examRoomId }) => examRoomId === room.id);
  const byPerson = Map.groupBy(here, ({ personId }) => personId);
  return [...byPerson].map(([personId, seats]) => ({
    personId,
    name: seats[0]?.name ?? '',
    roles: seats.map(({ role }) => roleNames[role]).join('、'),
  }));
}

function smsOf(
  { template, audience, zone }: NoticeFacts,
  room: RoomRow,
  { phone, name, roles }: { phone: string; name: string; roles: string },
): Sms {
  const params = {
    name: cut(name),
    exam: cut(room.examName),
    room: cut(room.name),
    time: timeText(room.startsAt, zone),
  };
  if (audience === 'candidates') return { phone, template, params };
  const staffTemplate = template === 'scheduleNotice' ? 'staffNotice' : 'staffChanged';
  return { phone, template: staffTemplate, params: { ...params, role: roles } };
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** 3月27日（周六）09:00 */
function timeText(at: Date, zone: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('zh-CN', { timeZone: zone, ...options }).format(at);
  const day = format({ month: 'long', day: 'numeric' });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${day}（${format({ weekday: 'short' })}）${time}`;
}
