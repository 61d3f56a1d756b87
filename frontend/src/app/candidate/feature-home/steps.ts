import type { CandidateSittingView, FlowStep, SittingStatus } from '@exam/contracts';

import type { IconName } from '../../ui/icon/icon-registry';

export type StepName = FlowStep | 'waitingArea' | 'interview';

/** Where a step of the flow is taken. */
export const stepPages: Readonly<Record<FlowStep, string>> = {
  announcements: '/candidate/announcements',
  identityFile: '/candidate/identity-file',
  pledge: '/candidate/pledge',
  faceVerification: '/candidate/face-verification',
  deviceCheck: '/candidate/devices',
  secondaryCamera: '/candidate/secondary-camera',
};

/** One step of the path, as it stands. */
export interface Step {
  readonly name: StepName;
  readonly icon: IconName;
  readonly state: 'done' | 'now' | 'later';
  /** ISO; null where it is not done, or not known when. */
  readonly doneAt: string | null;
}

const flowIcons: Readonly<Record<FlowStep, IconName>> = {
  announcements: 'campaign',
  identityFile: 'badge',
  pledge: 'taskAlt',
  faceVerification: 'person',
  deviceCheck: 'tune',
  secondaryCamera: 'videocam',
};
const over = new Set<SittingStatus>(['finished', 'absent']);

/** The exam's flow, then the waiting area, then the interview; the first that is open is `now`. */
export function stepsOf(sitting: CandidateSittingView): Step[] {
  const { flow, status, statusSince } = sitting;
  const inFlow = flow.map(({ step, completedAt }) => ({
    name: step,
    icon: flowIcons[step],
    done: completedAt !== null,
    doneAt: completedAt,
  }));
  const finished = status === 'finished';
  const path = [
    ...inFlow,
    {
      name: 'waitingArea' as const,
      icon: 'meetingRoom' as const,
      done: finished || status === 'inRoom',
      doneAt: null,
    },
    {
      name: 'interview' as const,
      icon: 'groups' as const,
      done: finished,
      doneAt: finished ? statusSince : null,
    },
  ];
  const next = over.has(status) ? -1 : path.findIndex(({ done }) => !done);
  return path.map(({ done, ...step }, index) => ({
    ...step,
    state: done ? 'done' : index === next ? 'now' : 'later',
  }));
}
