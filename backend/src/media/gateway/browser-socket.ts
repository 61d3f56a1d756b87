import { mediaCloseCode } from '@exam/contracts';
import { WebSocket } from 'ws';

import type { JanusMessage } from '../../platform/janus/janus-message.ts';
import { TokenBucket } from './token-bucket.ts';

export interface BrowserSocketHandlers {
  readonly onMessage: (text: string) => void;
  /** Once, when the browser left, was cut off, or was closed by us. */
  readonly onClose: () => void;
}

const PING_EVERY_MS = 4_000;
/** Messages; trickled ICE candidates of two connections come in a bunch. */
const BURST = 200;
const PER_SECOND = 40;
/** Bytes that a browser may be behind. */
const MAX_BEHIND = 1_000_000;
const POLICY_VIOLATION = 1008;

export type MediaCloseCode = (typeof mediaCloseCode)[keyof typeof mediaCloseCode];
/** What the gateway may close a session's WebSocket with. */
export type MediaEndCode = MediaCloseCode | 1000 | 1001;

/** The gateway's end of one browser's WebSocket: limits, and a heartbeat that a dead cable fails. */
export class BrowserSocket {
  /** The session cookie that it came with. */
  readonly cookie: string;
  private readonly socket: WebSocket;
  private readonly bucket = new TokenBucket(BURST, PER_SECOND);
  private readonly heartbeat: NodeJS.Timeout;
  private handlers: BrowserSocketHandlers | undefined;
  private alive = true;

  constructor(socket: WebSocket, cookie: string) {
    this.socket = socket;
    this.cookie = cookie;
    this.heartbeat = setInterval(() => {
      this.beat();
    }, PING_EVERY_MS);
    socket.on('pong', () => {
      this.alive = true;
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary || !this.bucket.take()) socket.close(POLICY_VIOLATION);
      else this.handlers?.onMessage((data as Buffer).toString('utf8'));
    });
    socket.on('close', () => {
      clearInterval(this.heartbeat);
      this.handlers?.onClose();
    });
    // Followed by close, which says all that there is to do: a frame too long, a broken pipe.
    socket.on('error', () => undefined);
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** From now on these hear of the socket; at once, if it has closed already. */
  handle(handlers: BrowserSocketHandlers): void {
    this.handlers = handlers;
    if (this.socket.readyState === WebSocket.CLOSED) handlers.onClose();
  }

  send(message: JanusMessage): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > MAX_BEHIND) this.socket.terminate();
    else this.socket.send(JSON.stringify(message));
  }

  close(code: MediaCloseCode | 1000 | 1001 | 1008 | 1011): void {
    this.socket.close(code);
  }

  private beat(): void {
    if (!this.alive) this.socket.terminate();
    this.alive = false;
    if (this.isOpen) this.socket.ping();
  }
}
