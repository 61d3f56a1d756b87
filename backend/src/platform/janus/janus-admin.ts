import { JanusConnection } from './janus-connection.ts';
import { JanusRequestError } from './janus-message.ts';

const NO_SUCH_SESSION = 458;

/** The admin API of one node, as far as we need it. */
export class JanusAdmin {
  private readonly connection: JanusConnection;

  private constructor(connection: JanusConnection) {
    this.connection = connection;
  }

  /** Connects. Rejects with JanusUnreachableError. */
  static async open(url: string, secret: string, timeoutMs: number): Promise<JanusAdmin> {
    const connection = await JanusConnection.open(
      { url, protocol: 'janus-admin-protocol', credentials: () => ({ admin_secret: secret }) },
      timeoutMs,
    );
    return new JanusAdmin(connection);
  }

  get isOpen(): boolean {
    return this.connection.isOpen;
  }

  /** Resolves when the node answers within `timeoutMs`. */
  async ping(timeoutMs: number): Promise<void> {
    await this.connection.request({ janus: 'ping' }, timeoutMs);
  }

  /** Ends somebody's session, with every handle and feed in it. False when there is none such. */
  async destroySession(sessionId: number): Promise<boolean> {
    try {
      await this.connection.request({ janus: 'destroy_session', session_id: sessionId });
      return true;
    } catch (error) {
      if (error instanceof JanusRequestError && error.code === NO_SUCH_SESSION) return false;
      throw error;
    }
  }

  close(): void {
    this.connection.close();
  }
}
