interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/**
 * A server of resumable uploads in the place of XMLHttpRequest. A spec takes it away, makes it refuse,
 * or holds its answers back; what it has is in `uploads`.
 */
export class FakeTusServer {
  /** Bytes that are there, by the address of the upload. */
  readonly uploads = new Map<string, number>();
  /** Requests as `METHOD path`, those without an answer too. */
  readonly requests: string[] = [];
  isAway = false;
  /** Called with each part that is taken, before it is answered. */
  taken: () => void = () => undefined;
  /** How the last bytes of a file are answered, instead of being taken. */
  refusal: { readonly status: number; readonly code: string } | null = null;
  private held: (() => void)[] | null = null;
  private readonly original = globalThis.XMLHttpRequest;

  start(): void {
    const answer = (request: FakeRequest) => {
      this.requests.push(`${request.method} ${request.path}`);
      const send = () => {
        if (request.isAborted) return;
        if (this.isAway) request.fail();
        else request.succeed(this.answerTo(request));
      };
      if (this.held) this.held.push(send);
      else queueMicrotask(send);
    };
    globalThis.XMLHttpRequest = class extends FakeRequest {
      constructor() {
        super(answer);
      }
    } as never;
  }

  stop(): void {
    globalThis.XMLHttpRequest = this.original;
  }

  /** Answers nothing until `release`. */
  hold(): void {
    this.held = [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const send of held) send();
  }

  private answerTo({ method, path, headers, bytes }: FakeRequest): Answer {
    if (method === 'POST') {
      const address = `${path}/${String(this.uploads.size + 1)}`;
      this.uploads.set(address, 0);
      return { status: 201, headers: { location: address } };
    }
    const offset = this.uploads.get(path);
    if (offset === undefined) return { status: 404, body: { code: 'not-found' } };
    if (method === 'DELETE') {
      this.uploads.delete(path);
      return { status: 204 };
    }
    if (method === 'HEAD') {
      return {
        status: 200,
        headers: { 'upload-offset': String(offset), 'upload-length': '1000000' },
      };
    }
    if (this.refusal) return { status: this.refusal.status, body: { code: this.refusal.code } };
    if (headers.get('upload-offset') !== String(offset)) return { status: 409 };
    this.uploads.set(path, offset + bytes);
    this.taken();
    return { status: 204, headers: { 'upload-offset': String(offset + bytes) } };
  }
}

/** As much of XMLHttpRequest as the library of uploads uses. */
class FakeRequest {
  method = '';
  path = '';
  bytes = 0;
  status = 0;
  responseText = '';
  isAborted = false;
  readonly headers = new Headers();
  readonly upload = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: ((error: Error) => void) | null = null;
  private readonly sent: (request: FakeRequest) => void;
  private answered = new Headers();

  constructor(sent: (request: FakeRequest) => void) {
    this.sent = sent;
  }

  open(method: string, url: string): void {
    this.method = method;
    this.path = new URL(url, location.origin).pathname;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.answered.get(name);
  }

  send(body?: Blob | null): void {
    this.bytes = body?.size ?? 0;
    this.sent(this);
  }

  abort(): void {
    this.isAborted = true;
  }

  succeed({ status, headers = {}, body }: Answer): void {
    this.status = status;
    this.answered = new Headers(headers);
    this.responseText = body ? JSON.stringify(body) : '';
    this.onload?.();
  }

  fail(): void {
    this.onerror?.(new Error('no answer'));
  }
}
