import { isAhead } from '@exam/contracts';

import type { Look } from './mesh/mesh-messages';

export type LiveHint =
  'noFace' | 'severalFaces' | 'tooDark' | 'tooFar' | 'tooNear' | 'aside' | 'lookAhead';

/** Parts of the frame's height and width, and luma. */
const limits = { far: 0.25, near: 0.85, aside: 0.22, dark: 55 } as const;

/** What the person before the camera should change first; null for nothing. */
export function liveHint(look: Look, started: boolean): LiveHint | null {
  if (look.faces === 0) return look.brightness < limits.dark ? 'tooDark' : 'noFace';
  if (look.faces > 1) return 'severalFaces';
  if (look.brightness < limits.dark) return 'tooDark';
  if (look.size < limits.far) return 'tooFar';
  if (look.size > limits.near) return 'tooNear';
  if (look.aside > limits.aside) return 'aside';
  // Within the action a turned head is what was asked for.
  return !started && look.measures && !isAhead(look.measures) ? 'lookAhead' : null;
}
