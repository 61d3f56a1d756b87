import { randomBytes } from 'node:crypto';

import type { Place } from '@exam/contracts';
import { fn, col, UniqueConstraintError } from 'sequelize';

import { MediaRoomRecord } from './media-room-record.ts';

export interface MediaRoom {
  readonly examRoomId: string;
  readonly place: Place;
  readonly node: string;
  readonly room: string;
  readonly secret: string;
}

/** Where places are. Node, room and secret always change together. */
export class MediaRoomStore {
  async find(examRoomId: string, place: Place): Promise<MediaRoom | null> {
    const record = await MediaRoomRecord.findOne({ where: { examRoomId, place } });
    return record?.get({ plain: true }) ?? null;
  }

  async listByExamRoom(examRoomId: string): Promise<MediaRoom[]> {
    const records = await MediaRoomRecord.findAll({ where: { examRoomId } });
    return records.map((record) => record.get({ plain: true }));
  }

  /** How many places each node has; nodes without any are left out. */
  async countByNode(): Promise<ReadonlyMap<string, number>> {
    const rows = (await MediaRoomRecord.findAll({
      attributes: ['node', [fn('COUNT', col('*')), 'rooms']],
      group: ['node'],
      raw: true,
    })) as unknown as { node: string; rooms: number | string }[];
    return new Map(rows.map(({ node, rooms }) => [node, Number(rooms)]));
  }

  /**
   * Puts a place on a node, as a new room with a new secret. `from` is what the caller saw: when
   * somebody else placed it meanwhile, nothing changes, and theirs is to be read again.
   */
  async put(examRoomId: string, place: Place, node: string, from: MediaRoom | null): Promise<void> {
    const fresh = { node, room: randomBytes(16).toString('hex'), secret: newSecret() };
    if (from) {
      await MediaRoomRecord.update(fresh, { where: { examRoomId, place, room: from.room } });
      return;
    }
    try {
      await MediaRoomRecord.create({ examRoomId, place, ...fresh });
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
    }
  }

  async remove({ room }: MediaRoom): Promise<void> {
    await MediaRoomRecord.destroy({ where: { room } });
  }
}

const newSecret = () => randomBytes(32).toString('hex');
