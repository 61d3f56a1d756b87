import type { AnnouncementState } from '@exam/contracts';
import { col, fn, Op, where } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { NotFoundError } from '../platform/errors/app-error.ts';
import { whereInScope, type AdministrationScope } from '../schools/index.ts';
import { AnnouncementRecord } from './announcement-record.ts';
import { AnnouncementVersionRecord } from './announcement-version-record.ts';
import type { Announcement } from './announcement.ts';

export interface AnnouncementSearch {
  /** Part of the title; empty finds all. */
  readonly search: string;
  readonly state: AnnouncementState | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface AnnouncementVersion {
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly attachmentIds: readonly string[];
  readonly askedAgain: boolean;
  readonly savedBy: string | null;
  readonly savedAt: Date;
}

/** Most announcements that the clock publishes in one go. */
const DUE_LIMIT = 10;

export class AnnouncementStore {
  async add(announcement: Announcement): Promise<void> {
    await AnnouncementRecord.create(toColumns(announcement));
  }

  /** Throws NotFoundError when there is none in the scope. */
  async get(scope: AdministrationScope, id: string): Promise<Announcement> {
    return found(await AnnouncementRecord.findOne({ where: { id, ...whereInScope(scope) } }), id);
  }

  /**
   * Makes everyone else who locks it wait until the transaction ends. Throws NotFoundError when
   * there is none in the scope; null for the clock, whose scope is everything.
   */
  async lock(scope: AdministrationScope | null, id: string): Promise<Announcement> {
    const lock = currentTransaction().LOCK.UPDATE;
    const condition = { id, ...(scope && whereInScope(scope)) };
    return found(await AnnouncementRecord.findOne({ where: condition, lock }), id);
  }

  /** Those that are published among `ids`: pinned first, then the newest. */
  async listPublished(ids: readonly string[]): Promise<Announcement[]> {
    const records = await AnnouncementRecord.findAll({
      where: { id: [...ids], state: 'published' },
      order: [
        ['pinned', 'DESC'],
        ['publishedAt', 'DESC'],
        ['id', 'ASC'],
      ],
    });
    return records.map(toAnnouncement);
  }

  /** Pinned first, then what was changed last; how many there are on all pages. */
  async search(
    scope: AdministrationScope,
    { search, state, offset, limit }: AnnouncementSearch,
  ): Promise<{ announcements: Announcement[]; total: number }> {
    const { rows, count } = await AnnouncementRecord.findAndCountAll({
      where: {
        ...whereInScope(scope),
        ...(state && { state }),
        // INSTR knows no wildcards, so nothing that is typed needs escaping.
        ...(search && {
          [Op.and]: where(fn('INSTR', fn('LOWER', col('title')), search.toLowerCase()), {
            [Op.gt]: 0,
          }),
        }),
      },
      order: [
        ['pinned', 'DESC'],
        ['updatedAt', 'DESC'],
        ['id', 'ASC'],
      ],
      offset,
      limit,
    });
    return { announcements: rows.map(toAnnouncement), total: count };
  }

  /** Ids of what is scheduled for `now` or before, the oldest first. */
  async listDue(now: Date): Promise<string[]> {
    const records = await AnnouncementRecord.findAll({
      attributes: ['id'],
      where: { state: 'scheduled', publishAt: { [Op.lte]: now } },
      order: [['publishAt', 'ASC']],
      limit: DUE_LIMIT,
    });
    return records.map(({ id }) => id);
  }

  /** Keeps an announcement that the transaction has locked. */
  async save(announcement: Announcement): Promise<void> {
    const { id } = announcement;
    await AnnouncementRecord.update(toColumns(announcement), { where: { id } });
  }

  async remove(id: string): Promise<void> {
    await AnnouncementRecord.destroy({ where: { id } });
  }

  /** Keeps what was published; `savedBy` is null for the clock. */
  async addVersion(announcement: Announcement, savedBy: string | null, at: Date): Promise<void> {
    const { id: announcementId, version, title, body, attachmentIds, readFrom } = announcement;
    await AnnouncementVersionRecord.create({
      announcementId,
      version,
      title,
      body,
      attachmentIds: JSON.stringify(attachmentIds),
      askedAgain: version > 1 && readFrom === version,
      savedBy,
      savedAt: at,
    });
  }

  /** Newest first. */
  async listVersions(announcementId: string): Promise<AnnouncementVersion[]> {
    const records = await AnnouncementVersionRecord.findAll({
      where: { announcementId },
      order: [['version', 'DESC']],
    });
    return records.map((record) => {
      const { attachmentIds, ...version } = record.get({ plain: true });
      return { ...version, attachmentIds: JSON.parse(attachmentIds) as string[] };
    });
  }
}

function found(record: AnnouncementRecord | null, id: string): Announcement {
  if (!record) throw new NotFoundError('announcement-not-found', `no announcement ${id}`);
  return toAnnouncement(record);
}

function toAnnouncement(record: AnnouncementRecord): Announcement {
  const { attachmentIds, ...announcement } = record.get({ plain: true });
  return { ...announcement, attachmentIds: JSON.parse(attachmentIds) as string[] };
}

function toColumns({ attachmentIds, ...announcement }: Announcement) {
  return { ...announcement, attachmentIds: JSON.stringify(attachmentIds) };
}
