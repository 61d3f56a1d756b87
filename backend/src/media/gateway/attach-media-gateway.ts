import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';

import { mediaCloseCode } from '@exam/contracts';
import { WebSocketServer, type WebSocket } from 'ws';

import { SESSION_COOKIE } from '../../platform/http/create-app.ts';
import { parseJanusMessage } from '../../platform/janus/janus-message.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { IdentifyCookie } from '../media-ports.ts';
import { parseOpening } from '../policy/request-policy.ts';
import { BrowserSocket } from './browser-socket.ts';
import type { MediaGateway } from './media-gateway.ts';
import { OpeningRefusedError } from './session-opener.ts';

export interface AttachOptions {
  readonly gateway: MediaGateway;
  readonly identifyCookie: IdentifyCookie;
  readonly origins: readonly string[];
  readonly logger: Logger;
}

const PATH = '/api/media';
const PROTOCOL = 'janus-protocol';
/** Bytes: an answer that takes 32 people's sound and pictures has some 60 kB. */
const MAX_MESSAGE = 256_000;
const OPENING_WITHIN_MS = 5_000;

/**
 * Serves WebSockets at /api/media, to whoever comes from one of our origins, is signed in, and
 * begins with a ticket. It is the only WebSocket of the server, so any other address is refused.
 */
export function attachMediaGateway(server: HttpServer | HttpsServer, options: AttachOptions): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    authenticate(request, options).then(
      (found) => {
        if ('status' in found) {
          refuse(stream, found.status);
          return;
        }
        sockets.handleUpgrade(request, stream, head, (socket) => {
          awaitOpening(socket, found, options);
        });
      },
      (error: unknown) => {
        options.logger.error({ err: error }, 'media socket failed');
        refuse(stream, '503 Service Unavailable');
      },
    );
  });
}

interface SignedIn {
  readonly actor: Actor;
  readonly cookie: string;
}

async function authenticate(
  request: IncomingMessage,
  { origins, identifyCookie }: AttachOptions,
): Promise<SignedIn | { readonly status: string }> {
  if (request.url !== PATH) return { status: '404 Not Found' };
  if (!origins.includes(request.headers.origin ?? '')) return { status: '403 Forbidden' };
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
  if (!protocols.includes(PROTOCOL)) return { status: '400 Bad Request' };
  const cookie = sessionCookie(request.headers.cookie ?? '');
  const actor = cookie === undefined ? null : await identifyCookie(cookie);
  return actor && cookie !== undefined ? { actor, cookie } : { status: '401 Unauthorized' };
}

function sessionCookie(header: string): string | undefined {
  const cookies = header.split(';').map((pair) => pair.trim());
  return cookies
    .find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    ?.slice(SESSION_COOKIE.length + 1);
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function awaitOpening(
  webSocket: WebSocket,
  { actor, cookie }: SignedIn,
  { gateway, logger }: AttachOptions,
): void {
  const socket = new BrowserSocket(webSocket, cookie);
  const close = (code: 4401 | 4403 | 4503, reason: string) => {
    logger.info({ personId: actor.personId, code, reason }, 'media socket refused');
    socket.close(code);
  };
  const late = setTimeout(() => {
    close(mediaCloseCode.ticketRefused, 'no ticket in time');
  }, OPENING_WITHIN_MS);
  const onClose = () => {
    clearTimeout(late);
  };
  const onMessage = (text: string) => {
    clearTimeout(late);
    const opening = parseOpening(parseJanusMessage(text));
    if (!opening) {
      close(mediaCloseCode.ticketRefused, 'begins with no opening');
      return;
    }
    // Whoever talks on before the answer does not keep to the protocol.
    const tooEarly = () => {
      close(mediaCloseCode.ticketRefused, 'talks before it is admitted');
    };
    socket.handle({ onMessage: tooEarly, onClose: () => undefined });
    gateway.admit(socket, opening, actor).catch((error: unknown) => {
      if (error instanceof OpeningRefusedError) close(error.closeCode, error.message);
      else {
        logger.error({ err: error }, 'media session not opened');
        close(mediaCloseCode.nodeLost, 'not opened');
      }
    });
  };
  socket.handle({ onMessage, onClose });
}
