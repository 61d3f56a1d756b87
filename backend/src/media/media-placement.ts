import type { Place } from '@exam/contracts';

import { UnavailableError } from '../platform/errors/app-error.ts';
import type { JanusNode } from '../platform/janus/janus-node.ts';
import type { JanusNodes } from '../platform/janus/janus-nodes.ts';
import type { MediaRoom, MediaRoomStore } from './media-room-store.ts';

const TRIES = 3;

/** Keeps every place whole on one live Janus node. */
export class MediaPlacement {
  private readonly rooms: MediaRoomStore;
  private readonly nodes: Pick<JanusNodes, 'live' | 'find'>;

  constructor(rooms: MediaRoomStore, nodes: Pick<JanusNodes, 'live' | 'find'>) {
    this.rooms = rooms;
    this.nodes = nodes;
  }

  /**
   * The VideoRoom of a place: put on the live node with the fewest, moved off a node that is down,
   * and created there if Janus does not have it. Throws UnavailableError when that is impossible.
   */
  async ensure(examRoomId: string, place: Place): Promise<MediaRoom> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const room = await this.rooms.find(examRoomId, place);
      const node = room && this.nodes.find(room.node);
      if (node) {
        await createOn(node, room);
        return room;
      }
      await this.rooms.put(examRoomId, place, (await this.leastUsed()).url, room);
    }
    throw new UnavailableError('media-unavailable', 'the place moves from node to node');
  }

  /** Ends the places of an exam room that is over, and everybody's part in them. */
  async close(examRoomId: string): Promise<void> {
    for (const room of await this.rooms.listByExamRoom(examRoomId)) {
      await this.nodes.find(room.node)?.rooms.destroyRoom(room);
      await this.rooms.remove(room);
    }
  }

  private async leastUsed(): Promise<JanusNode> {
    const counts = await this.rooms.countByNode();
    const used = (node: JanusNode) => counts.get(node.url) ?? 0;
    const [first] = this.nodes.live().toSorted((a, b) => used(a) - used(b));
    if (!first) throw new UnavailableError('media-unavailable', 'no Janus node is up');
    return first;
  }
}

async function createOn(node: JanusNode, room: MediaRoom): Promise<void> {
  try {
    await node.rooms.ensureRoom(room);
  } catch (cause) {
    throw new UnavailableError('media-unavailable', 'Janus did not make the room', { cause });
  }
}
