import { WebSocket, type RawData } from 'ws';

import {
  JanusUnreachableError,
  parseJanusMessage,
  throwOnError,
  type JanusMessage,
  type UnknownObject,
} from './janus-message.ts';

export interface JanusConnectionOptions {
  readonly url: string;
  readonly protocol: 'janus-protocol' | 'janus-admin-protocol';
  /** Fields that every message carries, such as a signed token: made anew for each. */
  readonly credentials: () => UnknownObject;
  /** Everything that answers no `request`. */
  readonly onMessage?: (message: JanusMessage) => void;
  /** Once, for whatever reason the connection ended. */
  readonly onClose?: () => void;
}

interface Pending {
  readonly resolve: (message: JanusMessage) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const DEFAULT_TIMEOUT_MS = 5_000;
const CLOSE_WITHIN_MS = 1_000;
/** Transactions of our own start so; no client's transaction may contain a hyphen. */
export const OWN_TRANSACTION = 'own-';

let lastTransaction = 0;

/** One WebSocket to a Janus node: requests with time-outs, and all other messages as they come. */
export class JanusConnection {
  private readonly socket: WebSocket;
  private readonly options: JanusConnectionOptions;
  private readonly pending = new Map<string, Pending>();

  private constructor(socket: WebSocket, options: JanusConnectionOptions) {
    this.socket = socket;
    this.options = options;
    socket.on('message', (data) => {
      this.receive(data);
    });
    socket.on('close', () => {
      this.fail(new JanusUnreachableError('the connection to Janus ended'));
      options.onClose?.();
    });
  }

  /** Connects within `timeoutMs`. Rejects with JanusUnreachableError. */
  static async open(
    options: JanusConnectionOptions,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<JanusConnection> {
    const socket = new WebSocket(options.url, options.protocol, {
      handshakeTimeout: timeoutMs,
      perMessageDeflate: false,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      // Stays: an error is followed by close, which is where it is dealt with.
      socket.on('error', (cause) => {
        reject(new JanusUnreachableError('no connection to Janus', { cause }));
      });
    });
    return new JanusConnection(socket, options);
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** A transaction of our own, for a message whose answer comes through `onMessage`. */
  static ownTransaction(): string {
    lastTransaction += 1;
    return `${OWN_TRANSACTION}${String(lastTransaction)}`;
  }

  /**
   * Sends a message and waits for its final answer: for what a plugin answers later that is the
   * event, not the ack. Rejects with JanusRequestError, or with JanusUnreachableError when nothing
   * comes within `timeoutMs`.
   */
  async request(message: JanusMessage, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<JanusMessage> {
    if (!this.isOpen) throw new JanusUnreachableError('not connected to Janus');
    const transaction = JanusConnection.ownTransaction();
    const answer = await new Promise<JanusMessage>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending.delete(transaction);
        reject(
          new JanusUnreachableError(`no answer to ${message.janus} in ${String(timeoutMs)} ms`),
        );
      }, timeoutMs);
      this.pending.set(transaction, { resolve, reject, timer });
      this.send({ ...message, transaction });
    });
    throwOnError(answer);
    return answer;
  }

  /** Sends a message as it is, with credentials; drops it when the connection has ended. */
  send(message: JanusMessage): void {
    if (this.isOpen)
      this.socket.send(JSON.stringify({ ...message, ...this.options.credentials() }));
  }

  /** Ends the connection after what was sent, and soon even if the other side hangs. */
  close(): void {
    this.socket.close();
    setTimeout(() => {
      this.socket.terminate();
    }, CLOSE_WITHIN_MS).unref();
  }

  private receive(data: RawData): void {
    const message = parseJanusMessage((data as Buffer).toString('utf8'));
    if (!message) return;
    const transaction = String(message['transaction']);
    const pending = this.pending.get(transaction);
    if (!pending) {
      this.options.onMessage?.(message);
    } else if (message.janus !== 'ack') {
      clearTimeout(pending.timer);
      this.pending.delete(transaction);
      pending.resolve(message);
    }
  }

  private fail(error: Error): void {
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.pending.clear();
  }
}
