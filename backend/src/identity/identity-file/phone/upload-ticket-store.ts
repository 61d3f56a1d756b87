import { Op, type InferAttributes, type WhereOptions } from 'sequelize';

import { UploadTicketRecord } from './upload-ticket-record.ts';

export type UploadTicket = Readonly<InferAttributes<UploadTicketRecord>>;

/** Tickets for phones, each for the upload to one file. */
export class UploadTicketStore {
  async add(ticket: UploadTicket): Promise<void> {
    await UploadTicketRecord.create({ ...ticket });
  }

  /** Null when no ticket has that token. */
  async findByToken(tokenHash: string): Promise<UploadTicket | null> {
    return find({ tokenHash });
  }

  /** Null when no phone has that cookie. */
  async findByDevice(deviceHash: string): Promise<UploadTicket | null> {
    return find({ deviceHash });
  }

  /** The ticket of a sitting that can be used, or is, at `now`; null when there is none. */
  async current(sittingId: string, now: Date): Promise<UploadTicket | null> {
    return find({ sittingId, revokedAt: null, expiresAt: { [Op.gt]: now } });
  }

  /** Gives the ticket to the first device that comes; false when one has it, or it is over. */
  async open(id: string, deviceHash: string, now: Date, expiresAt: Date): Promise<boolean> {
    const [opened] = await UploadTicketRecord.update(
      { deviceHash, expiresAt },
      { where: { id, deviceHash: null, revokedAt: null, expiresAt: { [Op.gt]: now } } },
    );
    return opened === 1;
  }

  async prolong(id: string, expiresAt: Date): Promise<void> {
    await UploadTicketRecord.update({ expiresAt }, { where: { id, revokedAt: null } });
  }

  /** Ends every ticket of a sitting. */
  async revokeOf(sittingId: string, revokedAt: Date): Promise<void> {
    await UploadTicketRecord.update({ revokedAt }, { where: { sittingId, revokedAt: null } });
  }

  /** Forgets tickets that are over since before `before`; how many. */
  async forget(before: Date): Promise<number> {
    return UploadTicketRecord.destroy({ where: { expiresAt: { [Op.lt]: before } } });
  }
}

async function find(where: WhereOptions<UploadTicket>): Promise<UploadTicket | null> {
  return (await UploadTicketRecord.findOne({ where }))?.get({ plain: true }) ?? null;
}
