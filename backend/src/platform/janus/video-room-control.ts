import { JanusConnection } from './janus-connection.ts';
import {
  JanusRequestError,
  JanusUnreachableError,
  asObject,
  pluginData,
  type JanusMessage,
  type UnknownObject,
} from './janus-message.ts';
import { VIDEO_ROOM } from './signed-token.ts';

/** A VideoRoom, and the secret that lets us manage it. */
export interface VideoRoom {
  readonly room: string;
  readonly secret: string;
}

export interface Participant {
  readonly id: string;
  readonly display: string;
  /** Whether it is publishing now. */
  readonly publisher: boolean;
}

const NO_SUCH_ROOM = 426;
const ROOM_EXISTS = 427;
const NO_SUCH_FEED = 428;

/**
 * VP8 and Opus, and the strictest that VideoRoom itself offers: unlisted, managed by secret alone,
 * subscriptions only by participants, recording only by who has the secret, nobody announced
 * before they publish. Bits per second; `fir_freq` in seconds.
 */
const ROOM_SETTINGS = {
  permanent: false,
  is_private: true,
  require_pvtid: true,
  lock_record: true,
  notify_joining: false,
  publishers: 200,
  bitrate: 2_000_000,
  bitrate_cap: true,
  fir_freq: 10,
  audiocodec: 'opus',
  videocodec: 'vp8',
  opus_fec: true,
  audiolevel_ext: true,
  audiolevel_event: true,
};

/** Our own handle on a node, for the requests that manage its VideoRooms. */
export class VideoRoomControl {
  private readonly connection: JanusConnection;
  private readonly address: UnknownObject;
  private readonly key: string;

  private constructor(connection: JanusConnection, address: UnknownObject, key: string) {
    this.connection = connection;
    this.address = address;
    this.key = key;
  }

  /** Connects and attaches. Rejects with JanusUnreachableError or JanusRequestError. */
  static async open(options: {
    readonly url: string;
    readonly sign: () => string;
    readonly key: string;
    readonly timeoutMs: number;
    readonly onClose: () => void;
  }): Promise<VideoRoomControl> {
    const { url, sign, key, timeoutMs, onClose } = options;
    const credentials = () => ({ token: sign() });
    const connection = await JanusConnection.open(
      { url, protocol: 'janus-protocol', credentials, onClose },
      timeoutMs,
    );
    try {
      const session = idOf(await connection.request({ janus: 'create' }, timeoutMs));
      const attach = { janus: 'attach', session_id: session, plugin: VIDEO_ROOM };
      const handle = idOf(await connection.request(attach, timeoutMs));
      return new VideoRoomControl(connection, { session_id: session, handle_id: handle }, key);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.connection.isOpen;
  }

  /** Resolves when the core and the plugin, with its list of rooms, answer within `timeoutMs`. */
  async ping(timeoutMs: number): Promise<void> {
    await Promise.all([
      this.connection.request({ janus: 'ping' }, timeoutMs),
      this.ask({ request: 'exists', room: 'ping' }, timeoutMs),
    ]);
  }

  /** Creates the room unless the node has it. */
  async ensureRoom({ room, secret }: VideoRoom): Promise<void> {
    const { exists } = await this.ask({ request: 'exists', room });
    if (exists === true) return;
    const create = { ...ROOM_SETTINGS, request: 'create', admin_key: this.key, room, secret };
    // Another process may have been quicker, which is what we wanted.
    await this.tolerate(ROOM_EXISTS, create);
  }

  /** Ends a room and everybody's part in it, if the node has it. */
  async destroyRoom({ room, secret }: VideoRoom): Promise<void> {
    await this.tolerate(NO_SUCH_ROOM, { request: 'destroy', room, secret });
  }

  /** Throws a participant out, if there is one with that id. */
  async kick({ room, secret }: VideoRoom, id: string): Promise<void> {
    await this.tolerate(NO_SUCH_FEED, { request: 'kick', room, secret, id });
  }

  /** Everybody in the room. */
  async listParticipants({ room, secret }: VideoRoom): Promise<Participant[]> {
    const { participants } = await this.ask({ request: 'listparticipants', room, secret });
    const list: unknown[] = Array.isArray(participants) ? participants : [];
    return list.map((item) => {
      const { id, display, publisher } = asObject(item) ?? {};
      return {
        id: String(id),
        display: typeof display === 'string' ? display : '',
        publisher: publisher === true,
      };
    });
  }

  close(): void {
    this.connection.close();
  }

  private async ask(body: UnknownObject, timeoutMs?: number): Promise<UnknownObject> {
    const message: JanusMessage = { janus: 'message', ...this.address, body };
    const data = pluginData(await this.connection.request(message, timeoutMs));
    if (!data) throw new JanusUnreachableError('the VideoRoom plugin said nothing');
    return data;
  }

  private async tolerate(code: number, body: UnknownObject): Promise<void> {
    try {
      await this.ask(body);
    } catch (error) {
      if (!(error instanceof JanusRequestError) || error.code !== code) throw error;
    }
  }
}

/** The id in an answer to `create` or `attach`. Throws JanusUnreachableError when there is none. */
export function idOf(message: JanusMessage): number {
  const id = asObject(message['data'])?.['id'];
  if (typeof id !== 'number') throw new JanusUnreachableError(`no id in ${message.janus}`);
  return id;
}
