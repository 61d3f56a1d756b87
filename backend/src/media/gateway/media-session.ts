import { mediaCloseCode } from '@exam/contracts';

import type { Logger } from '../../platform/logging/logger.ts';
import { JanusConnection, OWN_TRANSACTION } from '../../platform/janus/janus-connection.ts';
import {
  parseJanusMessage,
  pluginData,
  type JanusMessage,
} from '../../platform/janus/janus-message.ts';
import type { JanusNode } from '../../platform/janus/janus-node.ts';
import { filterEvent } from '../policy/event-policy.ts';
import { judgeRequest, type Verdict } from '../policy/request-policy.ts';
import { BrowserLink } from './browser-link.ts';
import type { BrowserSocket, MediaEndCode } from './browser-socket.ts';
import { announce, unsubscribe, withdraw } from './grant-changes.ts';
import type { GrantSource } from './grant-source.ts';
import { SerialQueue } from './serial-queue.ts';
import type { SessionState } from './session-state.ts';

export interface MediaSessionOptions {
  readonly state: SessionState;
  readonly node: JanusNode;
  readonly janus: JanusConnection;
  readonly grantSource: GrantSource;
  readonly logger: Logger;
  /** Something changed that another gateway would need to know. */
  readonly onChange: (session: MediaSession) => void;
  /** The session is over, and Janus does not know yet. */
  readonly onEnd: (session: MediaSession, code: MediaEndCode) => void;
}

/** A browser that comes back within this time finds everything as it was. */
const GRACE_MS = 8_000;
const JANUS_KEEPALIVE_MS = 10_000;
/** Requests that reach for a feed: grants are read anew for each. */
const REACHING = new Set(['join', 'joinandconfigure', 'publish', 'subscribe', 'update', 'switch']);
const FORBIDDEN = 403;
const UNAVAILABLE = 503;

/** One Janus session and its browser: every message between them goes through here. */
export class MediaSession {
  readonly state: SessionState;
  readonly node: JanusNode;
  readonly janus: JanusConnection;
  private readonly options: MediaSessionOptions;
  private readonly queue: SerialQueue;
  private readonly keepalive: NodeJS.Timeout;
  private readonly browser = new BrowserLink();
  private grace: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(options: MediaSessionOptions) {
    this.options = options;
    this.state = options.state;
    this.node = options.node;
    this.janus = options.janus;
    this.queue = new SerialQueue((error) => {
      options.logger.error({ ...this.names(), err: error }, 'media session failed');
      this.end(mediaCloseCode.nodeLost);
    });
    this.keepalive = setInterval(() => {
      this.janus.send({ janus: 'keepalive', session_id: this.state.sessionId });
    }, JANUS_KEEPALIVE_MS);
  }

  get isEnded(): boolean {
    return this.ended;
  }

  /** The session cookie of the browser, as it came with its newest WebSocket. */
  get cookie(): string {
    return this.browser.cookie;
  }

  /** Gives the session to a browser: its first, or the same one that is back. */
  attach(socket: BrowserSocket, transaction: string): void {
    clearTimeout(this.grace);
    const { sessionId } = this.state;
    const answer = {
      janus: 'success',
      session_id: sessionId,
      transaction,
      data: { id: sessionId },
    };
    this.browser.attach(socket, answer, {
      onMessage: (text) => void this.queue.run(() => this.fromBrowser(text)),
      onClose: () => {
        this.browserLeft();
      },
    });
  }

  /** Hears Janus; messages are passed on in the order they come. */
  fromJanus(message: JanusMessage): void {
    if (this.ended) return;
    const change = this.state.received(message);
    const isOwn = String(message['transaction']).startsWith(OWN_TRANSACTION);
    const failure = isOwn && pluginData(message)?.['error_code'];
    if (failure)
      this.options.logger.warn({ ...this.names(), failure }, 'Janus refused the gateway');
    const passed = failure ? null : filterEvent(message, this.state);
    if (passed) this.browser.tell([passed]);
    if (change === 'changed') this.options.onChange(this);
    // Somebody with the same feed came later, or the room's secret was used: never both at once.
    if (change === 'thrownOut') this.end(mediaCloseCode.notAllowed);
    if (change === 'over') this.end(mediaCloseCode.nodeLost);
    if (change === 'left') this.end(1000);
  }

  /** Reads the grants anew and puts every change into effect. Resolves when that is done. */
  recheck(): Promise<void> {
    return this.queue.run(async () => {
      if (!this.ended) await this.refreshGrants();
    });
  }

  /** Brings a browser that was away up to date: some events went to no one. */
  async catchUp(): Promise<void> {
    const { secret, room } = this.state.place;
    const participants = await this.node.rooms.listParticipants({ room, secret });
    const present = participants.filter(({ publisher }) => publisher);
    for (const { id, display } of present) this.state.publishing.set(id, { id, display });
    const { subscribe } = this.state.grants;
    this.announceGranted(subscribe);
    const gone = subscribe.filter((feed) => !present.some(({ id }) => id === feed));
    this.browser.tell(withdraw(this.state, gone));
  }

  /** Ends the session for good, in Janus too. */
  end(code: MediaEndCode): void {
    if (this.ended) return;
    this.letGo(code);
    this.options.onEnd(this, code);
  }

  /** Leaves the session in Janus to another gateway process that its browser will reach. */
  handOver(): void {
    this.letGo(1001);
    this.janus.close();
  }

  names(): Record<string, unknown> {
    const { principal, sessionId } = this.state;
    return { personId: principal.personId, place: principal.place, mediaSession: sessionId };
  }

  private async fromBrowser(text: string): Promise<void> {
    if (this.ended) return;
    const message = parseJanusMessage(text);
    if (reaches(message) && !(await this.refreshGrants())) {
      this.refuse(message['transaction'], UNAVAILABLE, 'not now');
      return;
    }
    if (this.hasEnded()) return;
    const verdict = judgeRequest(message, this.state);
    if (!verdict.allowed) {
      this.options.logger.info(
        { ...this.names(), reason: verdict.reason },
        'media request refused',
      );
      this.refuse(verdict.transaction, FORBIDDEN, 'not allowed');
      return;
    }
    await this.toJanus(verdict);
  }

  private async toJanus(verdict: Extract<Verdict, { allowed: true }>): Promise<void> {
    const { room, secret } = this.state.place;
    // A page that was reloaded is still in the room as its former self.
    if (verdict.becomes === 'publisher' && this.state.grants.publish !== null) {
      await this.node.rooms.kick({ room, secret }, this.state.participantId);
    }
    this.state.sent(verdict);
    this.janus.send(verdict.message);
    if (verdict.becomes) this.options.onChange(this);
  }

  /** False when the truth could not be read, so that nothing new may be granted. */
  private async refreshGrants(): Promise<boolean> {
    const found = await this.options.grantSource.read(this.state);
    if (this.hasEnded()) return false;
    if (found.outcome === 'unknown') return false;
    if (found.outcome === 'moved') {
      this.end(mediaCloseCode.nodeLost);
      return false;
    }
    if (found.outcome === 'none') {
      this.end(mediaCloseCode.notAllowed);
      return false;
    }
    const before = this.state.grants.subscribe;
    const { subscribe } = found.grants;
    // In this order: nothing of a lost feed may pass any more, its end included.
    const lost = before.filter((feed) => !subscribe.includes(feed));
    this.state.grants = found.grants;
    const stop = unsubscribe(this.state, lost, () => JanusConnection.ownTransaction());
    for (const message of stop) this.janus.send(message);
    this.browser.tell(withdraw(this.state, lost));
    this.announceGranted(subscribe.filter((feed) => !before.includes(feed)));
    return true;
  }

  private announceGranted(feeds: readonly string[]): void {
    const publishers = feeds.map((feed) => this.state.publishing.get(feed));
    this.browser.tell(
      announce(
        this.state,
        publishers.filter((publisher) => publisher !== undefined),
      ),
    );
  }

  private refuse(transaction: unknown, code: number, reason: string): void {
    const error = { code, reason };
    this.browser.tell([{ janus: 'error', session_id: this.state.sessionId, transaction, error }]);
  }

  private browserLeft(): void {
    if (this.ended) return;
    this.grace = setTimeout(() => {
      this.end(1001);
    }, GRACE_MS);
  }

  private letGo(code: MediaEndCode): void {
    this.ended = true;
    clearInterval(this.keepalive);
    clearTimeout(this.grace);
    this.browser.close(code);
  }

  /** As a call, since awaiting lets others end the session. */
  private hasEnded(): boolean {
    return this.ended;
  }
}

function reaches(message: JanusMessage | undefined): message is JanusMessage {
  if (message?.janus !== 'message') return false;
  const body = message['body'] as { request?: unknown } | null | undefined;
  return REACHING.has(String(body?.request));
}
