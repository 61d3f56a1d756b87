import { realtimeQuery } from '@exam/contracts';

import { ForbiddenError, NotFoundError } from '../platform/errors/app-error.ts';
import type { SseHub } from '../platform/event-stream/sse-hub.ts';
import { route, type Route } from '../platform/http/route.ts';
import { parseRequest } from '../platform/http/parse-request.ts';
import { roomRolesOf, type Actor } from '../platform/policy/actor.ts';
import type { Presence } from './presence.ts';
import { schoolStream } from './overview-events.ts';
import { roomStream } from './room-events.ts';

interface Dependencies {
  readonly hub: SseHub;
  readonly presence: Presence;
  readonly isCandidateOf: (personId: string, examRoomId: string) => Promise<boolean>;
  readonly isStaffOf: (personId: string, examRoomId: string) => Promise<boolean>;
}

/**
 * Events as server-sent events: of an exam room for its staff and its candidates, of a school for
 * those who administer or inspect it.
 */
export function realtimeRoutes({ hub, presence, isCandidateOf, isStaffOf }: Dependencies): Route[] {
  /** Whether the actor listens as staff. Throws NotFoundError for who has no part in the room. */
  const findPart = async (actor: Actor, examRoomId: string): Promise<{ isStaff: boolean }> => {
    const { personId, role } = actor;
    if (role !== 'candidate' && roomRolesOf(actor, examRoomId).size > 0) return { isStaff: true };
    if (role === 'candidate' && (await isCandidateOf(personId, examRoomId))) {
      return { isStaff: false };
    }
    throw new NotFoundError('exam-room-not-found', `${personId} has no part in ${examRoomId}`);
  };

  return [
    route({
      method: 'get',
      path: '/realtime',
      access: ['candidate', 'examiner', 'schoolAdmin', 'collegeAdmin', 'inspector'],
      summary:
        'Events of an exam room, or of one’s own school for admins; resumes after Last-Event-ID.',
      query: realtimeQuery,
      handle: async ({ actor, query: { examRoomId, lastEventId }, ctx }) => {
        const { personId, sessionId, schoolId, role } = actor;
        const sent = ctx.get('Last-Event-ID');
        const resumeAfter = sent
          ? parseRequest(realtimeQuery.shape.lastEventId, sent)
          : lastEventId;
        if (examRoomId === undefined) {
          if (role !== 'admin') throw new ForbiddenError('forbidden', 'a school is for its admins');
          const listener = { personId, sessionId, isStaff: true };
          // Whose roles change is signed out, and a session that ended hears nothing.
          const mayListen = () => Promise.resolve(true);
          const stream = schoolStream(schoolId);
          const request = { stream, listener, mayListen, lastEventId: resumeAfter };
          void hub.open(ctx.res, request);
          ctx.respond = false;
          return;
        }
        const { isStaff } = await findPart(actor, examRoomId);

        const connectionId = await presence.enter(personId, examRoomId);
        const leave = () => void presence.leave(connectionId);
        try {
          const listener = { personId, sessionId, isStaff };
          const stream = roomStream(examRoomId);
          const hasPart = isStaff ? isStaffOf : isCandidateOf;
          const mayListen = () => hasPart(personId, examRoomId);
          const request = { stream, listener, mayListen, lastEventId: resumeAfter };
          hub.open(ctx.res, request).then(leave, leave);
        } catch (error) {
          leave();
          throw error;
        }
        ctx.respond = false;
      },
    }),
  ];
}
