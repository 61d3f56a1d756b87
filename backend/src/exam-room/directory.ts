import type { CollegeView, IdentityFileStatus, StaffFaceView } from '@exam/contracts';

import type { ReopenedSteps } from './flow-store.ts';

export interface PersonName {
  readonly name: string;
  /** Null for staff. */
  readonly candidateNumber: string | null;
}

/** Names that this domain shows and others keep. */
export interface Directory {
  /** People by id; an id that does not exist is left out. */
  readonly people: (ids: readonly string[]) => Promise<ReadonlyMap<string, PersonName>>;
  readonly college: (id: string) => Promise<CollegeView>;
  readonly majorName: (id: string) => Promise<string>;
  /** Who is connected to the exam room at this moment. */
  readonly online: (examRoomId: string) => Promise<ReadonlySet<string>>;
  readonly reopened: ReopenedSteps;
  /** How the identity file of a sitting stands; `draft` while there is none. */
  readonly identityFileOf: (sittingId: string) => Promise<IdentityFileStatus>;
  /** How the faces of these candidates stand; each sitting has an entry. */
  readonly facesOf: (sittingIds: readonly string[]) => Promise<ReadonlyMap<string, StaffFaceView>>;
}
