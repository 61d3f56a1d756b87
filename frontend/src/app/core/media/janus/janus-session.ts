import type { MediaTicketView } from '@exam/contracts';
import type JanusClass from 'janus-gateway';
import type { JanusJS } from 'janus-gateway';

import type { GatewaySocket } from './gateway-socket';
import { JanusHandle } from './janus-handle';
import { loadJanus } from './load-janus';
import { within } from './within';

/** Milliseconds. */
const connectWithin = 6_000;
const claimWithin = 3_000;
const keepAliveEvery = 5_000;

/** The gateway, or the network, ended the connection: the WebSocket's close code says why. */
export class GatewayClosedError extends Error {
  override readonly name = 'GatewayClosedError';
  constructor(readonly code: number) {
    super(`the media gateway closed with ${code}`);
  }
}

const failed = (reason: unknown) => new Error(`Janus: ${String(reason)}`);

/** One session of janus.js through the media gateway, in promises. */
export class JanusSession {
  private constructor(
    private readonly janus: JanusClass,
    private socket: GatewaySocket,
    private readonly reopen: (
      connect: () => void,
      onClose: (code: number) => void,
    ) => GatewaySocket,
    private readonly onLost: (code: number) => void,
  ) {}

  /**
   * Connects with a ticket. `onLost` hears the close code when the socket ends afterwards.
   * Rejects with GatewayClosedError, TimeoutError or what janus.js says.
   */
  static async open(
    { ticket, iceServers }: MediaTicketView,
    onLost: (code: number) => void,
  ): Promise<JanusSession> {
    const { Janus, withSocket } = await loadJanus();
    let lost: (code: number) => void = () => undefined;
    let session: { janus: JanusClass; socket: GatewaySocket } | undefined;
    await within(connectWithin, (resolve, reject) => {
      lost = (code) => {
        reject(new GatewayClosedError(code));
      };
      let janus: JanusClass | undefined;
      const connect = () => {
        janus = new Janus({
          server: `${location.origin.replace(/^http/, 'ws')}/api/media`,
          token: ticket,
          iceServers: iceServers as RTCIceServer[],
          keepAlivePeriod: keepAliveEvery,
          destroyOnUnload: false,
          success: () => {
            resolve(undefined);
          },
          error: (reason: unknown) => {
            reject(failed(reason));
          },
        });
      };
      const socket = withSocket(connect, (code) => {
        lost(code);
      });
      if (janus) session = { janus, socket };
    });
    if (!session) throw new Error('janus.js made no session');
    lost = onLost;
    return new JanusSession(session.janus, session.socket, withSocket, onLost);
  }

  /** Milliseconds since anything came from the gateway. */
  get silentFor(): number {
    return performance.now() - this.socket.heardAt;
  }

  /** Takes the session up again on a new WebSocket. Rejects when the gateway has it no more. */
  async claim(): Promise<void> {
    this.socket.abandon();
    let lost: (code: number) => void = () => undefined;
    await within(claimWithin, (resolve, reject) => {
      lost = (code) => {
        reject(new GatewayClosedError(code));
      };
      const connect = () => {
        this.janus.reconnect({
          success: () => {
            resolve(undefined);
          },
          error: (reason) => {
            reject(failed(reason));
          },
        });
      };
      this.socket = this.reopen(connect, (code) => {
        lost(code);
      });
    });
    lost = this.onLost;
  }

  /** A handle on the VideoRoom plugin. `onMessage` hears all that the plugin says to it. */
  async attach(
    callbacks: Omit<JanusJS.PluginOptions, 'plugin' | 'success' | 'error' | 'onmessage'>,
  ): Promise<JanusHandle> {
    return within<JanusHandle>(claimWithin, (resolve, reject) => {
      let handle: JanusHandle | undefined;
      this.janus.attach({
        ...callbacks,
        plugin: 'janus.plugin.videoroom',
        success: (plugin) => {
          handle = new JanusHandle(plugin);
          resolve(handle);
        },
        error: (reason) => {
          reject(failed(reason));
        },
        onmessage: (message, jsep) => handle?.hear(message, jsep),
      });
    });
  }

  /** Ends the session, so that the others see at once that this one left. */
  destroy(): void {
    const { socket } = this;
    this.janus.destroy({
      cleanupHandles: true,
      success: () => undefined,
      error: () => {
        socket.abandon();
      },
    });
  }

  /** Lets everything go without a word: the gateway has no such session any more. */
  abandon(): void {
    this.socket.abandon();
    // With its socket gone janus.js only closes its peer connections.
    this.janus.destroy({ cleanupHandles: true, unload: true, notifyDestroyed: false });
  }
}
