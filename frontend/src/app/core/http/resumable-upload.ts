import { signal } from '@angular/core';
import type { ProblemCode } from '@exam/contracts';
import type { DetailedError, Upload } from 'tus-js-client';

import type { FailureCode } from './failure';

/** `waiting`: for the network, or for its turn. `checking`: all of it is on the server. */
export type UploadState = 'waiting' | 'sending' | 'checking' | 'done' | 'failed';

/** What goes with a file; it is sent in a header, and kept in the browser until the file is there. */
export type UploadFacts = Readonly<Record<string, string>>;

/** Bytes of one request: what a cut connection loses at most. */
const CHUNK = 512 * 1_024;
/** Milliseconds between tries while the network is there and the server is not. */
const PAUSES = [500, 2_000, 5_000];
/** Milliseconds until it is tried again after all of them, or while the network is away. */
const NEXT_TRY = 6_000;

/**
 * One file on its way to an endpoint that takes it in parts (tus). It goes on by itself after an
 * offline spell, and after a reload as soon as the same file is chosen again.
 */
export class ResumableUpload {
  readonly file: File;
  readonly facts: UploadFacts;
  private readonly endpoint: string;
  private readonly stateSignal = signal<UploadState>('waiting');
  private readonly sentSignal = signal(0);
  private readonly problemSignal = signal<FailureCode | null>(null);
  private upload: Upload | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isGivenUp = false;
  private settle: () => void = () => undefined;
  private readonly goOn = () => {
    this.tryAgain();
  };

  readonly state = this.stateSignal.asReadonly();
  /** Bytes that the server has. */
  readonly sent = this.sentSignal.asReadonly();
  /** Why it failed. */
  readonly problem = this.problemSignal.asReadonly();

  /** `endpoint`: below /api. `facts`: what the server must know of the file, its name aside. */
  constructor(endpoint: string, file: File, facts: UploadFacts) {
    this.endpoint = `/api${endpoint}`;
    this.file = file;
    this.facts = facts;
  }

  /** Resolves when it is done, has failed, or was given up. */
  async start(): Promise<void> {
    const [{ Upload }, sha256] = await Promise.all([import('tus-js-client'), hashOf(this.file)]);
    const { file, endpoint, facts } = this;
    const identity = [endpoint, facts['documentId'], file.name, file.size, file.lastModified];
    const upload = new Upload(file, {
      endpoint,
      chunkSize: CHUNK,
      retryDelays: PAUSES,
      metadata: { ...facts, filename: file.name, ...(sha256 && { sha256 }) },
      fingerprint: () => Promise.resolve(`upload ${identity.join(' ')}`),
      removeFingerprintOnSuccess: true,
      // Without a network there is nothing to try: the page says so, and `online` goes on.
      onShouldRetry: (error) => navigator.onLine && isWorthRetrying(error),
      onProgress: (sent) => {
        this.sentSignal.set(sent);
        this.stateSignal.set(sent >= file.size ? 'checking' : 'sending');
      },
      onError: (error) => {
        this.fail(error);
      },
      onSuccess: () => {
        this.end('done');
      },
    });
    const [before] = await upload.findPreviousUploads();
    if (this.isGivenUp) return;
    this.upload = upload;
    addEventListener('online', this.goOn);
    if (before) upload.resumeFromPreviousUpload(before);
    this.stateSignal.set('sending');
    await new Promise<void>((resolve) => {
      this.settle = resolve;
      upload.start();
    });
  }

  /** Stops sending, and makes the server forget what it has. */
  async giveUp(): Promise<void> {
    this.isGivenUp = true;
    clearTimeout(this.timer);
    // What the server does not hear of, it forgets by itself.
    await this.upload?.abort(true).catch(() => undefined);
    this.end('failed');
  }

  private fail(error: Error | DetailedError): void {
    if (isWorthRetrying(error)) {
      this.stateSignal.set('waiting');
      clearTimeout(this.timer);
      this.timer = setTimeout(this.goOn, NEXT_TRY);
      return;
    }
    this.problemSignal.set(codeOf(error) ?? 'unexpected');
    this.end('failed');
  }

  private tryAgain(): void {
    if (this.state() !== 'waiting') return;
    clearTimeout(this.timer);
    this.stateSignal.set('sending');
    this.upload?.start();
  }

  private end(state: UploadState): void {
    removeEventListener('online', this.goOn);
    this.stateSignal.set(state);
    this.settle();
  }
}

/** No answer, a server that is away, or an upload whose last bytes are still on their way. */
function isWorthRetrying(error: Error | DetailedError): boolean {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  if (!answer) return 'originalRequest' in error;
  return answer.getStatus() >= 500 || codeOf(error) === 'identity-upload-changed';
}

function codeOf(error: Error | DetailedError): ProblemCode | null {
  const text = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  try {
    return (JSON.parse(text ?? '') as { code?: ProblemCode }).code ?? null;
  } catch {
    return null;
  }
}

/** Hex; null where the browser does not hash, because the page did not come over TLS. */
async function hashOf(file: File): Promise<string | null> {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it depends on the page's origin
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
