import { Op, type InferAttributes, type WhereOptions } from 'sequelize';

import { ChatMessageRecord } from './chat-message-record.ts';

export type ChatMessage = InferAttributes<ChatMessageRecord>;

export class ChatStore {
  async add(message: Omit<ChatMessage, 'id' | 'sequence'>): Promise<ChatMessage> {
    return (await ChatMessageRecord.create(message)).get({ plain: true });
  }

  /** Everything that was written in a room, oldest first. */
  async listByExamRoom(examRoomId: string): Promise<ChatMessage[]> {
    return list({ examRoomId });
  }

  /** What one candidate wrote or was written, with what was written to all; oldest first. */
  async listBySitting(examRoomId: string, sittingId: string): Promise<ChatMessage[]> {
    return list({ examRoomId, sittingId: { [Op.or]: [sittingId, null] } });
  }

  async countSince(personId: string, since: Date): Promise<number> {
    return ChatMessageRecord.count({ where: { personId, at: { [Op.gt]: since } } });
  }
}

async function list(where: WhereOptions<ChatMessage>): Promise<ChatMessage[]> {
  const records = await ChatMessageRecord.findAll({ where, order: [['sequence', 'ASC']] });
  return records.map((record) => record.get({ plain: true }));
}
