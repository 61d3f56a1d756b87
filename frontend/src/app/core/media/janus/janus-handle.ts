import type { JanusJS } from 'janus-gateway';

import { within } from './within';

/** What the VideoRoom plugin says; its fields depend on `videoroom`. */
export interface RoomMessage {
  readonly videoroom?: string;
  readonly error_code?: number;
  readonly error?: string;
  readonly [field: string]: unknown;
}

export interface Heard {
  readonly message: RoomMessage;
  readonly jsep: JanusJS.JSEP | undefined;
}

/** The plugin refused a request. */
export class RoomError extends Error {
  override readonly name = 'RoomError';
  constructor(
    readonly code: number,
    reason: string,
  ) {
    super(`VideoRoom ${code}: ${reason}`);
  }
}

/** Milliseconds. */
const answerWithin = 6_000;

const asError = (reason: unknown) =>
  reason instanceof Error ? reason : new Error(`Janus: ${String(reason)}`);

/** One handle of janus.js, in promises. */
export class JanusHandle {
  /** Hears every message, after whoever waits for it. */
  onMessage: (heard: Heard) => void = () => undefined;
  private readonly waiting = new Set<(heard: Heard) => void>();

  constructor(private readonly plugin: JanusJS.PluginHandle) {}

  /** Its connection, once there is one. */
  get peer(): RTCPeerConnection | null {
    return (this.plugin.webrtcStuff as { pc?: RTCPeerConnection | null }).pc ?? null;
  }

  hear(message: RoomMessage, jsep: JanusJS.JSEP | undefined): void {
    const heard = { message, jsep };
    for (const wait of this.waiting) wait(heard);
    this.onMessage(heard);
  }

  /** Sends a request; resolves when the gateway let it pass. */
  send(
    message: { request: string; [field: string]: unknown },
    jsep?: JanusJS.JSEP,
  ): Promise<undefined> {
    return within(answerWithin, (resolve, reject) => {
      this.plugin.send({
        message,
        ...(jsep && { jsep }),
        success: () => {
          resolve(undefined);
        },
        error: (reason) => {
          reject(asError(reason));
        },
      });
    });
  }

  /** Sends a request and waits for the message that answers it. Rejects with RoomError too. */
  async ask(
    message: { request: string; [field: string]: unknown },
    isAnswer: (message: RoomMessage) => boolean,
    jsep?: JanusJS.JSEP,
  ): Promise<Heard> {
    let stop = (): void => undefined;
    const answer = within<Heard>(answerWithin, (resolve, reject) => {
      const wait = (heard: Heard) => {
        const { error_code: code, error } = heard.message;
        if (code !== undefined) reject(new RoomError(code, error ?? ''));
        else if (isAnswer(heard.message)) resolve(heard);
      };
      this.waiting.add(wait);
      stop = () => this.waiting.delete(wait);
    });
    try {
      const [heard] = await Promise.all([answer, this.send(message, jsep)]);
      return heard;
    } finally {
      stop();
    }
  }

  offer(tracks: JanusJS.TrackOption[], iceRestart = false): Promise<JanusJS.JSEP> {
    return within<JanusJS.JSEP>(answerWithin, (resolve, reject) => {
      this.plugin.createOffer({
        tracks,
        iceRestart,
        success: resolve,
        error: (reason) => {
          reject(asError(reason));
        },
      });
    });
  }

  answer(jsep: JanusJS.JSEP): Promise<JanusJS.JSEP> {
    return within<JanusJS.JSEP>(answerWithin, (resolve, reject) => {
      this.plugin.createAnswer({
        jsep,
        tracks: [],
        success: resolve,
        error: (reason) => {
          reject(asError(reason));
        },
      });
    });
  }

  /** Takes the other side's answer to an offer of ours. */
  accept(jsep: JanusJS.JSEP): Promise<undefined> {
    return within(answerWithin, (resolve, reject) => {
      this.plugin.handleRemoteJsep({
        jsep,
        success: () => {
          resolve(undefined);
        },
        error: (reason) => {
          reject(asError(reason));
        },
      });
    });
  }

  /** Ends the handle and its connection; local tracks go on. */
  detach(): void {
    this.plugin.detach();
  }
}
