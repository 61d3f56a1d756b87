import type { LoginRole, SchoolRole, SessionEndReason } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import type { RequestState } from '../../platform/http/request-state.ts';
import type { PartialActor } from '../../platform/policy/actor.ts';
import { groupByRoom, type RoomRolesOf } from '../room-roles.ts';
import { hashToken } from '../session-cookie.ts';

interface Row {
  readonly sessionId: string;
  readonly personId: string;
  readonly schoolId: string;
  readonly collegeId: string | null;
  readonly role: LoginRole;
  readonly endReason: SessionEndReason | null;
  readonly inTime: 0 | 1;
  readonly lockedOut: 0 | 1;
  readonly schoolRoles: string | null;
}

// One statement over the tables of two domains, since every single request waits for it.
const SELECT_SESSION = `
  SELECT s.id AS sessionId, s.person_id AS personId, p.school_id AS schoolId,
    p.college_id AS collegeId, s.role, s.end_reason AS endReason, s.expires_at > NOW(3) AS inTime,
    p.disabled_at IS NOT NULL OR t.deactivated_at IS NOT NULL AS lockedOut,
    (SELECT GROUP_CONCAT(r.role) FROM school_role r WHERE r.person_id = p.id) AS schoolRoles
  FROM login_session s JOIN person p ON p.id = s.person_id JOIN school t ON t.id = p.school_id
  WHERE s.token_hash = ?`;

// A login that lacks its second factor is in a table of its own, so that nothing takes it for more.
const SELECT_PARTIAL = `
  SELECT s.id AS partialSessionId, s.person_id AS personId, p.school_id AS schoolId, s.role
  FROM partial_session s JOIN person p ON p.id = s.person_id JOIN school t ON t.id = p.school_id
  WHERE s.token_hash = ? AND s.expires_at > NOW(3)
    AND p.disabled_at IS NULL AND t.deactivated_at IS NULL`;

/** Finds out from the cookie who is calling, or why they no longer are. One query or two. */
export type Identify = (cookie: string | undefined, state: RequestState) => Promise<void>;

export function createIdentify(sequelize: Sequelize, roomRolesOf: RoomRolesOf): Identify {
  return async (cookie, state) => {
    const tokenHash = hashToken(cookie);
    if (!tokenHash) return;
    const [row] = await sequelize.query<Row>(SELECT_SESSION, {
      type: QueryTypes.SELECT,
      replacements: [tokenHash],
    });
    if (!row) {
      const [partial] = await sequelize.query<PartialActor>(SELECT_PARTIAL, {
        type: QueryTypes.SELECT,
        replacements: [tokenHash],
      });
      if (partial) state.partial = partial;
      return;
    }
    const { endReason, inTime, lockedOut, sessionId, personId, schoolId, collegeId, role } = row;
    if (endReason !== null || !inTime || lockedOut) {
      state.sessionEnd = endReason ?? (inTime ? 'revoked' : 'expired');
      return;
    }
    // As little as the chosen role needs: who signed in as examiner does not act as admin.
    const schoolRoles = role === 'admin' ? (row.schoolRoles?.split(',') ?? []) : [];
    const rooms = role === 'examiner' ? await roomRolesOf(personId) : [];
    state.actor = {
      sessionId,
      personId,
      schoolId,
      collegeId,
      role,
      schoolRoles: new Set(schoolRoles as SchoolRole[]),
      rolesByRoom: groupByRoom(rooms),
    };
  };
}
