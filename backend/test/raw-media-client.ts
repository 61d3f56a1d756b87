import { once } from 'node:events';

import { WebSocket } from 'ws';

export interface RawMessage {
  readonly janus?: string;
  readonly transaction?: string;
  readonly session_id?: number;
  readonly sender?: number;
  readonly data?: { readonly id: number };
  readonly error?: { readonly code: number };
  readonly plugindata?: { readonly data: Readonly<Record<string, unknown>> };
}

let last = 0;

/** Speaks Janus's protocol by hand, without any of the manners of janus.js. */
export class RawMediaClient {
  readonly heard: RawMessage[] = [];
  /** The WebSocket's close code. */
  readonly closed: Promise<number>;
  private readonly socket: WebSocket;
  private readonly waiting = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.heard.push(JSON.parse((data as Buffer).toString()) as RawMessage);
      for (const look of this.waiting) look();
    });
    this.closed = once(socket, 'close').then(([code]) => code as number);
  }

  /** Rejects when the server does not upgrade the connection. */
  static async connect(
    url: string,
    headers: Readonly<Record<string, string>>,
    protocol = 'janus-protocol',
  ): Promise<RawMediaClient> {
    const socket = new WebSocket(url, protocol, { headers });
    await once(socket, 'open');
    return new RawMediaClient(socket);
  }

  /** Sends anything, as it is. */
  sendText(text: string): void {
    this.socket.send(text);
  }

  /** Sends a message; its transaction. */
  send(message: object): string {
    last += 1;
    const transaction = `t${String(last)}`;
    this.sendText(JSON.stringify({ transaction, ...message }));
    return transaction;
  }

  /** The first message, past or to come, that is one. */
  async hear(isIt: (message: RawMessage) => boolean, within = 4_000): Promise<RawMessage> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`not heard; ${JSON.stringify(this.heard.slice(-5))}`));
      }, within);
      const look = () => {
        const found = this.heard.find(isIt);
        if (!found) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Sends a message and resolves with what answers it: for plugin requests the event, not the ack. */
  async ask(message: object): Promise<RawMessage> {
    const transaction = this.send(message);
    return this.hear((heard) => heard.transaction === transaction && heard.janus !== 'ack');
  }

  leave(): void {
    this.socket.close();
  }

  /** As when the cable is cut. */
  vanish(): void {
    this.socket.terminate();
  }
}
