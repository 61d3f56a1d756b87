import type { Sequelize } from 'sequelize';

import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Route } from '../platform/http/route.ts';
import type { ExamRoomStore } from '../scheduling/index.ts';
import { candidateSittingRoutes } from './candidate-sitting-routes.ts';
import { createCallNext } from './commands/call-next.ts';
import { createCandidateCommands } from './commands/candidate-commands.ts';
import { createLapseInvitations, type LapseInvitations } from './commands/lapse-invitations.ts';
import { createNoteIncident, type NoteIncident } from './commands/note-incident.ts';
import { createEndRoom, createOpenRoom } from './commands/run-room.ts';
import { createTakeStaffStep } from './commands/take-staff-step.ts';
import type { Directory } from './directory.ts';
import { examRoomRoutes } from './exam-room-routes.ts';
import { FlowStore } from './flow-store.ts';
import { IncidentStore } from './incident-store.ts';
import { createExamRoomQueries } from './queries/exam-room-queries.ts';
import { createFindPlaceGrants, type FindPlaceGrants } from './queries/find-place-grants.ts';
import { createOwnSittingQueries } from './queries/own-sitting-queries.ts';
import { RoomEvents } from './room-events.ts';
import { SittingStore } from './sitting-store.ts';

export interface ExamRoomDomain {
  readonly routes: readonly Route[];
  readonly lapseInvitations: LapseInvitations;
  readonly noteIncident: NoteIncident;
  readonly findPlaceGrants: FindPlaceGrants;
  readonly isCandidateOf: (personId: string, examRoomId: string) => Promise<boolean>;
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
    flows: new FlowStore(),
    incidents: new IncidentStore(),
    events: new RoomEvents(outbox),
  };
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
    findPlaceGrants: createFindPlaceGrants(dependencies, directory),
    isCandidateOf: (personId, examRoomId) => sittings.isCandidateOf(personId, examRoomId),
  };
}
