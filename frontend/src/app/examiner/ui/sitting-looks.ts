import type { SittingStatus } from '@exam/contracts';

import type { Tone } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-registry';

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

/** How the status of a sitting looks wherever it is shown. */
export const sittingLooks: Readonly<Record<SittingStatus, Look>> = {
  scheduled: { tone: 'neutral', icon: 'schedule' },
  checkedIn: { tone: 'neutral', icon: 'check' },
  waiting: { tone: 'warn', icon: 'hourglassTop' },
  inTalk: { tone: 'accent', icon: 'call' },
  ready: { tone: 'ok', icon: 'personCheck' },
  invited: { tone: 'accent', icon: 'notificationsActive' },
  inRoom: { tone: 'accent', icon: 'videocam' },
  finished: { tone: 'neutral', icon: 'taskAlt' },
  postponed: { tone: 'warn', icon: 'pause' },
  absent: { tone: 'bad', icon: 'personOff' },
};

/** Statuses in which the candidate's computer should be connected. */
export const expectedOnline: ReadonlySet<SittingStatus> = new Set([
  'waiting',
  'inTalk',
  'ready',
  'invited',
  'inRoom',
]);
