import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from '../logging/logger.ts';
import { JanusAdmin } from './janus-admin.ts';
import { JanusUnreachableError } from './janus-message.ts';
import { VideoRoomControl } from './video-room-control.ts';

export interface JanusNodeOptions {
  readonly url: string;
  readonly adminUrl: string;
  readonly adminSecret: string;
  readonly videoRoomKey: string;
  readonly sign: () => string;
  readonly logger: Logger;
  readonly onUp: (node: JanusNode) => void;
  readonly onDown: (node: JanusNode) => void;
}

const PING_EVERY_MS = 1_000;
/** Shorter, so that a node that was restarted is soon of use again. */
const RETRY_EVERY_MS = 300;
const PING_TIMEOUT_MS = 900;
const MISSES_ALLOWED = 3;

/**
 * One Janus process under supervision. A hung Janus keeps its sockets open and says nothing, so it
 * is asked every second, by the core, the plugin and the admin API; a closed socket counts at once.
 */
export class JanusNode {
  readonly url: string;
  private readonly options: JanusNodeOptions;
  private readonly stopped = new AbortController();
  private control: VideoRoomControl | undefined;
  private admin: JanusAdmin | undefined;
  private up = false;
  private misses = 0;

  constructor(options: JanusNodeOptions) {
    this.url = options.url;
    this.options = options;
  }

  get isUp(): boolean {
    return this.up;
  }

  /** For requests that manage rooms. Throws JanusUnreachableError while the node is down. */
  get rooms(): VideoRoomControl {
    if (!this.up || !this.control) throw new JanusUnreachableError('the Janus node is down');
    return this.control;
  }

  /** Ends a session of this node; false when there is none such, or the node is down. */
  async destroySession(sessionId: number): Promise<boolean> {
    return this.up && this.admin ? this.admin.destroySession(sessionId) : false;
  }

  /** Resolves after the first look, whatever it found; goes on until `stop`. */
  async start(): Promise<void> {
    await this.look();
    void this.watch();
  }

  stop(): void {
    this.stopped.abort();
    this.disconnect();
    this.up = false;
  }

  private async watch(): Promise<void> {
    for (;;) {
      const ms = this.up ? PING_EVERY_MS : RETRY_EVERY_MS;
      // Only the end of supervision ends a pause early.
      const { signal } = this.stopped;
      const isOver = await pause(ms, false, { signal }).catch(() => true);
      if (isOver) return;
      await this.look();
    }
  }

  private async look(): Promise<void> {
    try {
      const { control, admin } = await this.connect();
      await Promise.all([control.ping(PING_TIMEOUT_MS), admin.ping(PING_TIMEOUT_MS)]);
      this.misses = 0;
      if (!this.up && !this.stopped.signal.aborted) this.rise();
    } catch (error) {
      this.misses += 1;
      this.options.logger.debug(
        { node: this.url, misses: this.misses, err: error },
        'Janus missed',
      );
      if (!this.up) this.disconnect();
      else if (this.misses >= MISSES_ALLOWED) this.fall('does not answer');
    }
  }

  private async connect(): Promise<{ control: VideoRoomControl; admin: JanusAdmin }> {
    const { url, adminUrl, adminSecret, videoRoomKey: key, sign } = this.options;
    const timeoutMs = PING_TIMEOUT_MS;
    if (!this.control?.isOpen) {
      let control: VideoRoomControl | undefined = undefined;
      const onClose = () => {
        if (this.control === control) this.fall('closed its socket');
      };
      control = await VideoRoomControl.open({ url, sign, key, timeoutMs, onClose });
      this.control = control;
    }
    if (!this.admin?.isOpen) this.admin = await JanusAdmin.open(adminUrl, adminSecret, timeoutMs);
    return { control: this.control, admin: this.admin };
  }

  private rise(): void {
    this.up = true;
    this.options.logger.info({ node: this.url }, 'Janus node up');
    this.options.onUp(this);
  }

  private fall(why: string): void {
    if (!this.up || this.stopped.signal.aborted) return;
    this.up = false;
    this.options.logger.error({ node: this.url, why }, 'Janus node down');
    this.disconnect();
    this.options.onDown(this);
  }

  private disconnect(): void {
    this.control?.close();
    this.admin?.close();
    this.control = undefined;
    this.admin = undefined;
  }
}
