import type { ExamRoomStatus } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { authorize } from '../platform/policy/decision.ts';
import type { ExamRoomStore, SittingBook, SittingFacts } from '../scheduling/index.ts';
import { candidateSittingRoutes } from './candidate-sitting-routes.ts';
import { createCallNext } from './commands/call-next.ts';
import { createCandidateCommands } from './commands/candidate-commands.ts';
import { createCompleteFlowStep, type CompleteFlowStep } from './commands/complete-flow-step.ts';
import { createLapseInvitations, type LapseInvitations } from './commands/lapse-invitations.ts';
import { createNoteIncident, type NoteIncident } from './commands/note-incident.ts';
import { createNoteOnSitting, type NoteOnSitting } from './commands/note-on-sitting.ts';
import { createEndRoom, createOpenRoom } from './commands/run-room.ts';
import { createTakeStaffStep } from './commands/take-staff-step.ts';
import type { Directory } from './directory.ts';
import { DrawnOrder } from './drawn-order.ts';
import { examRoomRoutes } from './exam-room-routes.ts';
import { FlowStore } from './flow-store.ts';
import { IncidentStore } from './incident-store.ts';
import { createTellOverview } from './overview-events.ts';
import { createExamRoomQueries } from './queries/exam-room-queries.ts';
import { createFindPlaceGrants, type FindPlaceGrants } from './queries/find-place-grants.ts';
import { createOwnSittingQueries } from './queries/own-sitting-queries.ts';
import { createSittingFacts } from './queries/sitting-facts.ts';
import { RoomEvents } from './room-events.ts';
import { createSittingBook } from './sitting-book.ts';
import { canSeeExamRoom } from './sitting-policy.ts';
import { SittingStore } from './sitting-store.ts';
import type { Sitting } from './sitting.ts';

export type OwnSitting = Pick<Sitting, 'id' | 'examRoomId' | 'candidateId'>;

/**
 * A sitting of a room whose staff the actor belongs to. Rejects with ForbiddenError, NotFoundError.
 */
export type StaffSitting = (
  actor: Actor,
  ids: { readonly examRoomId: string; readonly sittingId: string },
) => Promise<Sitting>;

export interface ExamRoomDomain {
  readonly routes: readonly Route[];
  readonly lapseInvitations: LapseInvitations;
  readonly noteIncident: NoteIncident;
  readonly completeFlowStep: CompleteFlowStep;
  readonly noteOnSitting: NoteOnSitting;
  readonly staffSitting: StaffSitting;
  readonly findPlaceGrants: FindPlaceGrants;
  /** A candidate's own sitting; rejects with NotFoundError for another's. */
  readonly ownSitting: (
    person: Pick<Actor, 'schoolId' | 'personId'>,
    sittingId: string,
  ) => Promise<OwnSitting>;
  /** The candidate of a sitting in that room; rejects with NotFoundError. */
  readonly candidateOf: (actor: Actor, examRoomId: string, sittingId: string) => Promise<string>;
  readonly isCandidateOf: (personId: string, examRoomId: string) => Promise<boolean>;
  /** How far the candidates of an exam's rooms have come. */
  readonly sittingFacts: SittingFacts;
  /** Tells everyone in a room to look again. */
  readonly tellRoom: (room: { id: string; status: ExamRoomStatus }) => Promise<void>;
  readonly drawnOrder: DrawnOrder;
  /** The schedule's way into the sittings. */
  readonly sittingBook: SittingBook;
}

/** Puts the domain together on a database whose tables are bound. */
export function createExamRoom(
  sequelize: Sequelize,
  rooms: ExamRoomStore,
  outbox: Outbox,
  directory: Directory,
): ExamRoomDomain {
  const sittings = new SittingStore();
  const dependencies = {
    sequelize,
    rooms,
    sittings,
    flows: new FlowStore(directory.reopened),
    incidents: new IncidentStore(),
    events: new RoomEvents(outbox, createTellOverview(sequelize, outbox)),
  };
  const sittingBook = createSittingBook(dependencies);
  return {
    routes: [
      ...candidateSittingRoutes(
        createCandidateCommands(dependencies),
        createOwnSittingQueries(dependencies, directory),
      ),
      ...examRoomRoutes({
        ...createExamRoomQueries(dependencies, directory),
        callNext: createCallNext(dependencies),
        takeStaffStep: createTakeStaffStep(dependencies),
        openRoom: createOpenRoom(dependencies),
        endRoom: createEndRoom(dependencies),
      }),
    ],
    lapseInvitations: createLapseInvitations(dependencies),
    noteIncident: createNoteIncident(dependencies),
    completeFlowStep: createCompleteFlowStep(dependencies),
    noteOnSitting: createNoteOnSitting(dependencies),
    staffSitting: async (actor, { examRoomId, sittingId }) => {
      authorize(canSeeExamRoom(actor, examRoomId));
      return sittings.getIn(actor.schoolId, examRoomId, sittingId);
    },
    findPlaceGrants: createFindPlaceGrants(dependencies, directory),
    ownSitting: ({ schoolId, personId }, sittingId) =>
      sittings.getOwn(schoolId, personId, sittingId),
    candidateOf: async ({ schoolId }, examRoomId, sittingId) =>
      (await sittings.getIn(schoolId, examRoomId, sittingId)).candidateId,
    sittingBook,
    drawnOrder: new DrawnOrder(sittings, sittingBook),
    isCandidateOf: (personId, examRoomId) => sittings.isCandidateOf(personId, examRoomId),
    sittingFacts: createSittingFacts(sequelize, dependencies.flows),
    tellRoom: ({ id, status }) => dependencies.events.roomChanged({ examRoomId: id, status }),
  };
}
