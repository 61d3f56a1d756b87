type Listener = (event: Event) => void;

/**
 * The WebSocket that janus.js uses. janus.js tells neither the close code nor when it last heard
 * anything, and its listeners on an old socket would take the end of that for the end of a new one.
 */
export class GatewaySocket extends WebSocket {
  private readonly added: { readonly type: string; readonly listener: Listener }[] = [];
  /** Milliseconds of `performance.now()` when the last message came. */
  heardAt = performance.now();

  constructor(url: string, protocol: string, onClose: (code: number) => void) {
    super(url, protocol);
    super.addEventListener('message', () => {
      this.heardAt = performance.now();
    });
    this.addEventListener('close', (event) => {
      onClose((event as CloseEvent).code);
    });
  }

  override addEventListener(type: string, listener: Listener): void {
    this.added.push({ type, listener });
    super.addEventListener(type, listener);
  }

  /** Ends it, and nobody hears of it any more. */
  abandon(): void {
    for (const { type, listener } of this.added) super.removeEventListener(type, listener);
    this.close();
  }
}
