import type { Place } from '@exam/contracts';

/** For whom a media session is: one signed-in person in one place of an exam room. */
export interface MediaPrincipal {
  readonly personId: string;
  readonly loginSessionId: string;
  readonly examRoomId: string;
  readonly place: Place;
}

/** Whether both name the same person, login and place. */
export function isSamePrincipal(a: MediaPrincipal, b: MediaPrincipal): boolean {
  return (
    a.personId === b.personId &&
    a.loginSessionId === b.loginSessionId &&
    a.examRoomId === b.examRoomId &&
    a.place === b.place
  );
}
