import type { LoginRole, SchoolView } from '@exam/contracts';

import { deviceMemory } from '../../core/display/device-memory';
import { loginRoles } from '../roles';

/** What the login keeps on this device: everything but the code. */
export interface LastChoice {
  readonly role: LoginRole;
  readonly school: SchoolView | null;
  readonly collegeId: string | null;
  /** Digits only. */
  readonly phone: string;
}

const key = 'last-choice';
const nothing: LastChoice = { role: 'candidate', school: null, collegeId: null, phone: '' };

const text = (value: unknown) => (typeof value === 'string' ? value : null);

function schoolIn(value: unknown): SchoolView | null {
  const { id, name, pinyinInitials } = (value ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return { id, name, pinyinInitials: text(pinyinInitials) ?? '' };
}

/** An older release, or somebody else, may have written it: whatever is not understood is dropped. */
export function readLastChoice(): LastChoice {
  const kept = deviceMemory.read(key) as Record<string, unknown> | null;
  if (typeof kept !== 'object' || kept === null) return nothing;
  return {
    role: loginRoles.find((role) => role === kept['role']) ?? nothing.role,
    school: schoolIn(kept['school']),
    collegeId: text(kept['collegeId']),
    phone: text(kept['phone']) ?? '',
  };
}

export function writeLastChoice(choice: LastChoice): void {
  deviceMemory.write(key, choice);
}
