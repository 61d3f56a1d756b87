import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';

import type { Config } from '../platform/config/config.ts';
import type { Route } from '../platform/http/route.ts';
import type { JanusNodes } from '../platform/janus/janus-nodes.ts';
import type { Logger } from '../platform/logging/logger.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { attachMediaGateway } from './gateway/attach-media-gateway.ts';
import { MediaGateway } from './gateway/media-gateway.ts';
import { MediaPlacement } from './media-placement.ts';
import type { FindPlaceGrants, IdentifyCookie } from './media-ports.ts';
import { MediaRoomStore } from './media-room-store.ts';
import { mediaRoutes } from './media-routes.ts';
import { MediaSessionStore } from './media-session-store.ts';
import { MediaTickets } from './media-ticket.ts';

export interface MediaDependencies {
  readonly config: Pick<Config, 'PUBLIC_ORIGINS' | 'ICE_SERVERS'>;
  readonly keyring: Keyring;
  /** Started by the caller, and stopped after `stop` of this. */
  readonly nodes: JanusNodes;
  readonly findPlaceGrants: FindPlaceGrants;
  readonly identifyCookie: IdentifyCookie;
  readonly logger: Logger;
}

export interface Media {
  readonly routes: Route[];
  /** Serves /api/media on this HTTP or HTTPS server. */
  readonly attachMediaGateway: (server: HttpServer | HttpsServer) => void;
  /** To be called for every commit that may change who sees whom in an exam room. */
  readonly recheck: (examRoomId: string) => Promise<void>;
  /** To be called when a login session ended, for whatever reason. */
  readonly endSession: (loginSessionId: string) => Promise<void>;
  /** To be called when an exam room is over: ends its VideoRooms. */
  readonly closeExamRoom: (examRoomId: string) => Promise<void>;
  /** Closes every socket; browsers claim their sessions from the next process. */
  readonly stop: () => void;
}

/** Puts the domain together. Its records must be bound (`initMediaRecords`) before. */
export function createMedia(dependencies: MediaDependencies): Media {
  const { config, keyring, nodes, findPlaceGrants, identifyCookie, logger } = dependencies;
  const rooms = new MediaRoomStore();
  const placement = new MediaPlacement(rooms, nodes);
  const tickets = new MediaTickets(keyring);
  const gateway = new MediaGateway({
    ...{ nodes, rooms, tickets, findPlaceGrants, identifyCookie, logger },
    sessions: new MediaSessionStore(),
  });
  const origins = config.PUBLIC_ORIGINS;
  const iceServers = config.ICE_SERVERS.map(({ urls, username, credential }) => ({
    urls,
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  }));
  return {
    routes: mediaRoutes({ findPlaceGrants, placement, tickets, iceServers }),
    attachMediaGateway: (server) => {
      attachMediaGateway(server, { gateway, identifyCookie, origins, logger });
    },
    recheck: (examRoomId) => gateway.recheck(examRoomId),
    endSession: (loginSessionId) => gateway.endSession(loginSessionId),
    closeExamRoom: async (examRoomId) => {
      await gateway.recheck(examRoomId);
      await placement.close(examRoomId);
    },
    stop: () => {
      gateway.stop();
    },
  };
}
