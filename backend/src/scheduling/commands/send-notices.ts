import { randomUUID } from 'node:crypto';

import type {
  NoticePreviewRequest,
  NoticePreviewView,
  NoticeRequest,
  NoticeSummaryView,
  NoticeView,
  SmsOutcome,
  SmsQuotaView,
} from '@exam/contracts';

import {
  smsText,
  type Notice,
  type NoticeRecipient,
  type SmsNotices,
} from '../../notifications/index.ts';
import type { SmsQuota } from '../../notifications/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import { maskPhone, type AdministrationScope, type Person } from '../../schools/index.ts';
import { noticeMessages } from '../notice-messages.ts';
import { inOrder, type ScheduleQueries } from '../queries/schedule-queries.ts';
import type { RoomRow } from '../schedule-rows.ts';
import { zoneOf, type ScheduleDependencies } from './schedule-dependencies.ts';

export interface NoticeDependencies extends ScheduleDependencies {
  readonly notices: SmsNotices;
  readonly quota: SmsQuota;
  readonly queries: ScheduleQueries;
  /** Readable: for the message alone. */
  readonly phoneOf: (person: Person) => string;
}

/** Messages to those whom a schedule concerns. All reject with NotFoundError outside of the scope. */
export interface SendNotices {
  readonly quota: (scope: AdministrationScope) => Promise<SmsQuotaView>;
  readonly preview: (
    scope: AdministrationScope,
    request: NoticePreviewRequest,
  ) => Promise<NoticePreviewView>;
  /**
   * Sends what was previewed; once, however often it is asked. Rejects with ConflictError:
   * `schedule-changed` for another number of people, `warnings-not-accepted`, `sms-quota-exceeded`,
   * `exam-not-published`.
   */
  readonly send: (scope: AdministrationScope, by: string, request: NoticeRequest) => Promise<void>;
  /** Tries those again whose message failed. Rejects with ConflictError `sms-quota-exceeded`. */
  readonly sendAgain: (scope: AdministrationScope, noticeId: string) => Promise<void>;
  readonly list: (scope: AdministrationScope) => Promise<NoticeSummaryView[]>;
  readonly get: (scope: AdministrationScope, noticeId: string) => Promise<NoticeView>;
}

/** Builds commands and queries of notices. */
export function createSendNotices(dependencies: NoticeDependencies): SendNotices {
  const { sequelize, schools, notices, quota, queries, people, recordAudit } = dependencies;
  const schoolOf = async ({ schoolId }: AdministrationScope) => {
    return { schoolId, zone: await zoneOf(schools, schoolId) };
  };

  const get = async (scope: AdministrationScope, noticeId: string) => {
    const notice = await notices.get(scope.schoolId, noticeId);
    const isTheirs = scope.collegeId === null || scope.collegeId === notice.collegeId;
    if (!isTheirs) throw new NotFoundError('not-found', `no notice ${noticeId}`);
    return notice;
  };

  return {
    quota: async (scope) => quota.view(await schoolOf(scope)),

    preview: async (scope, request) => {
      const rooms = await findRooms(dependencies, scope, request.examRoomIds);
      requirePublished(rooms);
      const messages = await messagesFor(dependencies, scope, request, rooms);
      const [first] = messages;
      const [person] = first ? await people.list([first.personId]) : [];
      return {
        noticeId: randomUUID(),
        messages: messages.length,
        sample: first
          ? {
              name: person?.name ?? '',
              phone: maskPhone(first.sms.phone),
              text: smsText(first.sms),
            }
          : null,
        warnings: await queries.warnings(scope, rooms),
        quota: await quota.view(await schoolOf(scope)),
      };
    },

    send: (scope, by, request) =>
      inTransaction(sequelize, async () => {
        const { noticeId: id, template, audience, examRoomIds } = request;
        const rooms = await findRooms(dependencies, scope, examRoomIds);
        requirePublished(rooms);
        const messages = await messagesFor(dependencies, scope, request, rooms);
        if (messages.length !== request.messages) {
          throw new ConflictError('schedule-changed', `${String(messages.length)} people by now`);
        }
        if (!request.acceptWarnings && (await queries.warnings(scope, rooms)).length > 0) {
          throw new ConflictError('warnings-not-accepted', 'the schedule has warnings');
        }
        const { collegeId } = scope;
        const notice = { id, collegeId, template, audience, sentBy: by };
        if (!(await notices.send(await schoolOf(scope), notice, messages))) return;
        await recordAudit({
          action: 'sms.requested',
          subject: null,
          after: {
            noticeId: id,
            template,
            audience,
            rooms: rooms.length,
            messages: messages.length,
          },
        });
      }),

    sendAgain: (scope, noticeId) =>
      inTransaction(sequelize, async () => {
        const notice = await get(scope, noticeId);
        const all = await notices.recipientsOf([noticeId]);
        const failed = all.filter(({ outcome }) => outcome === 'failed');
        // To a room of today's schedule: who has another room by now is told of that one.
        const rooms = await roomsOf(dependencies, scope, failed);
        const messages = await messagesFor(dependencies, scope, notice, rooms);
        const again = failed.flatMap(({ eventId, personId, examRoomId }) => {
          const message = messages.find(
            (one) => one.personId === personId && one.examRoomId === examRoomId,
          );
          return message ? [{ ...message, eventId }] : [];
        });
        const sent = await notices.sendAgain(await schoolOf(scope), noticeId, again);
        const after = { noticeId, messages: sent, again: true };
        await recordAudit({ action: 'sms.requested', subject: null, after });
      }),

    list: async (scope) => {
      const all = await notices.list(scope.schoolId, scope.collegeId);
      const recipients = await notices.recipientsOf(all.map(({ id }) => id));
      const byNotice = Map.groupBy(recipients, ({ noticeId }) => noticeId);
      const senders = new Map(
        (await people.list(all.map((one) => one.sentBy))).map((p) => [p.id, p]),
      );
      return all.map((notice) =>
        summarise(notice, senders.get(notice.sentBy)?.name ?? '', byNotice.get(notice.id) ?? []),
      );
    },

    get: async (scope, noticeId) => {
      const notice = await get(scope, noticeId);
      const recipients = await notices.recipientsOf([noticeId]);
      const ids = [notice.sentBy, ...recipients.map(({ personId }) => personId)];
      const known = new Map((await people.list([...new Set(ids)])).map((one) => [one.id, one]));
      const rooms = new Map(
        (await roomsOf(dependencies, scope, recipients)).map((room) => [room.id, room]),
      );
      return {
        ...summarise(notice, known.get(notice.sentBy)?.name ?? '', recipients),
        recipients: recipients.map(({ eventId, personId, examRoomId, outcome, at }) => {
          const person = known.get(personId);
          return {
            id: eventId,
            name: person?.name ?? '',
            phone: person ? people.maskedPhone(person) : '',
            roomName: rooms.get(examRoomId)?.name ?? '',
            outcome,
            at: at.toISOString(),
          };
        }),
      };
    },
  };
}

/** All of these rooms. Throws NotFoundError when one is outside of the scope. */
async function findRooms(
  { schedule }: NoticeDependencies,
  scope: AdministrationScope,
  examRoomIds: readonly string[],
): Promise<RoomRow[]> {
  const wanted = new Set(examRoomIds);
  const rooms = (await schedule.rooms(scope, null)).filter(({ id }) => wanted.has(id));
  if (rooms.length < wanted.size) throw new NotFoundError('exam-room-not-found', 'no such room');
  return inOrder(rooms);
}

/** Of the rooms of messages, those that exist still. */
async function roomsOf(
  { schedule }: NoticeDependencies,
  scope: AdministrationScope,
  recipients: readonly NoticeRecipient[],
): Promise<RoomRow[]> {
  const wanted = new Set(recipients.map(({ examRoomId }) => examRoomId));
  return (await schedule.rooms(scope, null)).filter(({ id }) => wanted.has(id));
}

/** Who is told of a room of a draft finds nothing when they sign in. */
function requirePublished(rooms: readonly RoomRow[]): void {
  const draft = rooms.find(({ examStatus }) => examStatus !== 'published');
  if (draft) throw new ConflictError('exam-not-published', `${draft.examId} is a draft`);
}

async function messagesFor(
  { schedule, schools, people, phoneOf }: NoticeDependencies,
  { schoolId }: AdministrationScope,
  { template, audience }: Pick<Notice, 'template' | 'audience'>,
  rooms: readonly RoomRow[],
) {
  const ids = rooms.map(({ id }) => id);
  const isToStaff = audience === 'staff';
  const staff = isToStaff ? await schedule.staff(ids) : [];
  const sittings = isToStaff ? [] : await schedule.sittings(ids);
  const personIds = [
    ...staff.map(({ personId }) => personId),
    ...sittings.map(({ candidateId }) => candidateId),
  ];
  const concerned = await people.list([...new Set(personIds)]);
  const phones = new Map(
    concerned.filter((one) => !one.disabledAt).map((one) => [one.id, phoneOf(one)]),
  );
  const zone = await zoneOf(schools, schoolId);
  return noticeMessages({ template, audience, rooms, sittings, staff, phones, zone });
}

function summarise(
  { id, template, audience, createdAt }: Notice,
  sentBy: string,
  recipients: readonly NoticeRecipient[],
): NoticeSummaryView {
  const counts: Partial<Record<SmsOutcome, number>> = {};
  for (const { outcome } of recipients) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return { id, template, audience, sentBy, createdAt: createdAt.toISOString(), counts };
}
