import type { JanusMessage } from '../../platform/janus/janus-message.ts';
import type { BrowserSocket, BrowserSocketHandlers, MediaEndCode } from './browser-socket.ts';

/** Events kept for a browser that is away: more is a sign that it will not be back in time. */
const MAX_KEPT = 300;

/** The browser of a session, whichever of its sockets is the present one, or none. */
export class BrowserLink {
  private socket: BrowserSocket | undefined;
  private kept: JanusMessage[] = [];

  /** The session cookie that came with the newest socket. */
  get cookie(): string {
    return this.socket?.cookie ?? '';
  }

  /** Goes on with this socket: `first`, then what was kept. Only its end counts from now on. */
  attach(socket: BrowserSocket, first: JanusMessage, handlers: BrowserSocketHandlers): void {
    const old = this.socket;
    this.socket = socket;
    old?.close(1000);
    for (const message of [first, ...this.kept.splice(0)]) socket.send(message);
    socket.handle({
      onMessage: handlers.onMessage,
      onClose: () => {
        if (socket === this.socket) handlers.onClose();
      },
    });
  }

  /** Sends the messages, or keeps them until the browser is back. */
  tell(messages: readonly JanusMessage[]): void {
    if (this.socket?.isOpen) for (const message of messages) this.socket.send(message);
    else this.kept = [...this.kept, ...messages].slice(-MAX_KEPT);
  }

  close(code: MediaEndCode): void {
    this.socket?.close(code);
  }
}
