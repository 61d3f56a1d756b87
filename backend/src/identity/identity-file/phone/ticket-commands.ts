import { randomBytes, randomUUID } from 'node:crypto';

import { identityLimits, type UploadTicketState, type UploadTicketView } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../../platform/errors/app-error.ts';
import type { Actor } from '../../../platform/policy/actor.ts';
import { sha256 } from '../../../platform/secrets/sha256.ts';
import { requireRunning } from '../commands/change-pages.ts';
import type { FileDependencies } from '../commands/dependencies.ts';
import { isOpen } from '../identity-file.ts';
import type { UploadTicket } from './upload-ticket-store.ts';

/** Tickets with which a phone uploads without a second login. */
export interface TicketCommands {
  /** A new one; those before it end. Rejects as an upload would. */
  readonly create: (actor: Actor, sittingId: string) => Promise<UploadTicketView>;
  readonly stateOf: (actor: Actor, sittingId: string) => Promise<UploadTicketState>;
  readonly revoke: (actor: Actor, sittingId: string) => Promise<void>;
  /**
   * The device that comes first gets it; `cookie`: what this one has, if anything. The cookie that it
   * gets instead. NotFoundError `upload-ticket-invalid`, ConflictError `upload-ticket-taken`.
   */
  readonly open: (token: string, cookie: string | undefined) => Promise<OpenedTicket>;
  /** The ticket of a phone, which is good for a while longer. NotFoundError `upload-ticket-invalid`. */
  readonly use: (cookie: string | undefined) => Promise<UploadTicket>;
}

export interface OpenedTicket {
  readonly cookie: string;
  readonly ticket: UploadTicket;
}

type Dependencies = FileDependencies & {
  /** Those of these sign-ins that have ended. */
  readonly endedAmong: (sessionIds: readonly string[]) => Promise<readonly unknown[]>;
};

const TOKEN_BYTES = 32;
const MINUTE_MS = 60_000;

/** Builds the life of tickets. Only hashes of tokens and cookies are kept. */
export function createTicketCommands(dependencies: Dependencies): TicketCommands {
  const { sequelize, files, tickets, consents, events, findPlace, endedAmong } = dependencies;
  const secret = () => randomBytes(TOKEN_BYTES).toString('base64url');
  const endOf = (now: Date) => new Date(now.getTime() + identityLimits.ticketMinutes * MINUTE_MS);

  const requireGood = async (ticket: UploadTicket | null, now: Date): Promise<UploadTicket> => {
    const good = ticket && ticket.revokedAt === null && ticket.expiresAt > now;
    // Who signs out, or is signed out, takes the phone along.
    if (good && (await endedAmong([ticket.sessionId])).length === 0) return ticket;
    throw new NotFoundError('upload-ticket-invalid', 'no such ticket, or no more');
  };

  const tell = async ({ personId, sittingId }: UploadTicket) => {
    const file = await files.find(sittingId);
    if (!file) return;
    const place = await findPlace({ schoolId: file.schoolId, personId }, sittingId);
    await inTransaction(sequelize, () => events.fileChanged(place, personId));
  };

  return {
    create: async ({ schoolId, personId, sessionId }, sittingId) => {
      const place = await findPlace({ schoolId, personId }, sittingId);
      requireRunning(place);
      await consents.require(personId, 'identityDocuments');
      const token = secret();
      return inTransaction(sequelize, async () => {
        const file = await files.lock(sittingId, schoolId);
        if (!isOpen(file)) throw new ConflictError('identity-file-closed', file.status);
        const createdAt = await databaseNow(sequelize);
        const expiresAt = endOf(createdAt);
        await tickets.revokeOf(sittingId, createdAt);
        await tickets.add({
          ...{ id: randomUUID(), tokenHash: sha256(token), deviceHash: null, revokedAt: null },
          ...{ sittingId, personId, sessionId, createdAt, expiresAt },
        });
        return { token, expiresAt: expiresAt.toISOString() };
      });
    },

    stateOf: async ({ schoolId, personId }, sittingId) => {
      await findPlace({ schoolId, personId }, sittingId);
      const ticket = await tickets.current(sittingId, await databaseNow(sequelize));
      if (!ticket) return { state: 'none', expiresAt: null };
      const state = ticket.deviceHash === null ? 'waiting' : 'opened';
      return { state, expiresAt: ticket.expiresAt.toISOString() };
    },

    revoke: async ({ schoolId, personId }, sittingId) => {
      await findPlace({ schoolId, personId }, sittingId);
      await tickets.revokeOf(sittingId, await databaseNow(sequelize));
    },

    open: async (token, cookie) => {
      const now = await databaseNow(sequelize);
      const ticket = await requireGood(await tickets.findByToken(sha256(token)), now);
      const mine = cookie !== undefined && ticket.deviceHash === sha256(cookie);
      if (mine) return { cookie, ticket };
      const fresh = secret();
      const opened = await tickets.open(ticket.id, sha256(fresh), now, endOf(now));
      if (!opened) throw new ConflictError('upload-ticket-taken', ticket.id);
      await tell(ticket);
      return { cookie: fresh, ticket: { ...ticket, expiresAt: endOf(now) } };
    },

    use: async (cookie) => {
      const now = await databaseNow(sequelize);
      const found = cookie === undefined ? null : await tickets.findByDevice(sha256(cookie));
      const ticket = await requireGood(found, now);
      const expiresAt = endOf(now);
      await tickets.prolong(ticket.id, expiresAt);
      return { ...ticket, expiresAt };
    },
  };
}
