import type { Sequelize } from 'sequelize';

import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { FlowStore } from '../flow-store.ts';
import type { IncidentStore } from '../incident-store.ts';
import type { RoomEvents } from '../room-events.ts';
import type { SittingStore } from '../sitting-store.ts';

/** What the commands of this domain work on. */
export interface CommandDependencies {
  readonly sequelize: Sequelize;
  readonly rooms: ExamRoomStore;
  readonly sittings: SittingStore;
  readonly flows: FlowStore;
  readonly incidents: IncidentStore;
  readonly events: RoomEvents;
}
