import { randomUUID } from 'node:crypto';

import { mediaCloseCode } from '@exam/contracts';

import { JanusConnection } from '../../platform/janus/janus-connection.ts';
import { JanusRequestError, type JanusMessage } from '../../platform/janus/janus-message.ts';
import type { JanusNode } from '../../platform/janus/janus-node.ts';
import type { JanusNodes } from '../../platform/janus/janus-nodes.ts';
import { idOf } from '../../platform/janus/video-room-control.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { FindPlaceGrants, MediaGrants } from '../media-ports.ts';
import { isSamePrincipal, type MediaPrincipal } from '../media-principal.ts';
import type { MediaRoom, MediaRoomStore } from '../media-room-store.ts';
import type { MediaSessionStore, StoredSession } from '../media-session-store.ts';
import type { MediaCloseCode, MediaEndCode } from './browser-socket.ts';
import type { GrantSource } from './grant-source.ts';
import { MediaSession } from './media-session.ts';
import { SessionState } from './session-state.ts';

/** Why a browser gets no session, as the code that its WebSocket is closed with. */
export class OpeningRefusedError extends Error {
  readonly closeCode: MediaCloseCode;

  constructor(closeCode: MediaCloseCode, reason: string) {
    super(reason);
    this.name = 'OpeningRefusedError';
    this.closeCode = closeCode;
  }
}

interface Dependencies {
  readonly nodes: Pick<JanusNodes, 'find' | 'sign'>;
  readonly rooms: MediaRoomStore;
  readonly sessions: MediaSessionStore;
  readonly findPlaceGrants: FindPlaceGrants;
  readonly grantSource: GrantSource;
  readonly logger: Logger;
  readonly onChange: (session: MediaSession) => void;
  readonly onEnd: (session: MediaSession, code: MediaEndCode) => void;
}

/** How the ids of those begin who may not publish. */
const WATCHING = 'watch.';

/** Starts sessions in Janus, and takes over those that another gateway process held. */
export class SessionOpener {
  private readonly dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.dependencies = dependencies;
  }

  /** A new session. Rejects with OpeningRefusedError. */
  async create(principal: MediaPrincipal): Promise<MediaSession> {
    const { grants, place, node } = await this.find(principal);
    const participantId = grants.publish ?? `${WATCHING}${randomUUID()}`;
    return this.connect(principal, place, grants, node, async (janus) => ({
      sessionId: idOf(await janus.request({ janus: 'create' })),
      stored: { handles: [], privateId: null, participantId },
    }));
  }

  /** A session of the same principal that no gateway holds any more. Rejects with OpeningRefusedError. */
  async claim(principal: MediaPrincipal, sessionId: number): Promise<MediaSession> {
    const { grants, place, node } = await this.find(principal);
    const found = await this.dependencies.sessions.find(node.url, sessionId);
    if (!found || !isSamePrincipal(found.principal, principal)) {
      throw new OpeningRefusedError(mediaCloseCode.ticketRefused, 'claims what is not theirs');
    }
    const { stored } = found;
    const isWatching = stored.participantId.startsWith(WATCHING);
    if (isWatching ? grants.publish !== null : stored.participantId !== grants.publish) {
      throw new OpeningRefusedError(mediaCloseCode.nodeLost, 'takes part in another way now');
    }
    const session = await this.connect(principal, place, grants, node, async (janus) => {
      await janus.request({ janus: 'claim', session_id: sessionId });
      return { sessionId, stored };
    });
    await session.catchUp();
    return session;
  }

  private async find(principal: MediaPrincipal): Promise<{
    readonly grants: MediaGrants;
    readonly place: MediaRoom;
    readonly node: JanusNode;
  }> {
    const { personId, examRoomId, place: name } = principal;
    const { findPlaceGrants, rooms, nodes } = this.dependencies;
    const [grants, place] = await Promise.all([
      findPlaceGrants(personId, examRoomId, name),
      rooms.find(examRoomId, name),
    ]);
    if (!grants) throw new OpeningRefusedError(mediaCloseCode.notAllowed, 'may not be there');
    const node = place && nodes.find(place.node);
    if (!node) throw new OpeningRefusedError(mediaCloseCode.nodeLost, 'the place has no live node');
    return { grants, place, node };
  }

  private async connect(
    principal: MediaPrincipal,
    place: MediaRoom,
    grants: MediaGrants,
    node: JanusNode,
    begin: (janus: JanusConnection) => Promise<{
      readonly sessionId: number;
      readonly stored: Pick<StoredSession, 'handles' | 'privateId' | 'participantId'>;
    }>,
  ): Promise<MediaSession> {
    const { nodes, grantSource, logger, onChange, onEnd } = this.dependencies;
    // Nothing but answers comes before the session is made.
    let session: MediaSession | undefined = undefined;
    const janus = await JanusConnection.open({
      url: node.url,
      protocol: 'janus-protocol',
      credentials: () => ({ token: nodes.sign() }),
      onMessage: (message: JanusMessage) => session?.fromJanus(message),
      onClose: () => session?.end(mediaCloseCode.nodeLost),
    });
    try {
      const { sessionId, stored } = await begin(janus);
      const state = new SessionState(sessionId, principal, place, grants, stored);
      session = new MediaSession({ state, node, janus, grantSource, logger, onChange, onEnd });
      onChange(session);
      return session;
    } catch (error) {
      janus.close();
      if (!(error instanceof JanusRequestError)) throw error;
      throw new OpeningRefusedError(mediaCloseCode.ticketRefused, error.message);
    }
  }
}
