import {
  asObject,
  pluginData,
  type JanusMessage,
  type UnknownObject,
} from '../../platform/janus/janus-message.ts';
import type { MediaRoom } from '../media-room-store.ts';
import type { MediaGrants } from '../media-ports.ts';
import type { MediaPrincipal } from '../media-principal.ts';
import type { StoredSession } from '../media-session-store.ts';
import type { Verdict } from '../policy/request-policy.ts';
import type { HandleKind, SessionView } from '../policy/session-view.ts';

/** `left`: by the browser's own wish. `over`: Janus has no such session, or room, any more. */
export type StateChange = 'none' | 'changed' | 'thrownOut' | 'left' | 'over';

/** What the gateway knows of one Janus session, kept up by the messages that pass. */
export class SessionState implements SessionView {
  readonly sessionId: number;
  readonly principal: MediaPrincipal;
  readonly place: MediaRoom;
  readonly participantId: string;
  readonly handles: Map<number, HandleKind>;
  grants: MediaGrants;
  privateId: number | null;
  /** Everybody who publishes, whether or not the principal may know, by feed. */
  readonly publishing = new Map<string, UnknownObject>();
  private readonly attaching = new Set<string>();
  private destroying: string | undefined;
  private readonly joining = new Map<string, number>();

  constructor(
    sessionId: number,
    principal: MediaPrincipal,
    place: MediaRoom,
    grants: MediaGrants,
    stored: Pick<StoredSession, 'handles' | 'privateId' | 'participantId'>,
  ) {
    this.sessionId = sessionId;
    this.principal = principal;
    this.place = place;
    this.grants = grants;
    this.handles = new Map(stored.handles);
    this.privateId = stored.privateId;
    this.participantId = stored.participantId;
  }

  get room(): string {
    return this.place.room;
  }

  get opaqueId(): string {
    return this.principal.personId;
  }

  /** The handle that is in the room as a participant, if there is one. */
  get publisherHandle(): number | undefined {
    return this.handlesOf('publisher')[0];
  }

  handlesOf(kind: HandleKind): number[] {
    return [...this.handles].filter(([, is]) => is === kind).map(([id]) => id);
  }

  stored(gateway: string): StoredSession {
    const { privateId, participantId } = this;
    return { gateway, handles: [...this.handles], privateId, participantId };
  }

  /** Takes note of a request that goes to Janus. */
  sent({ message, handleId, becomes }: Extract<Verdict, { allowed: true }>): void {
    const transaction = String(message['transaction']);
    if (message.janus === 'attach') this.attaching.add(transaction);
    if (message.janus === 'destroy') this.destroying = transaction;
    if (handleId === undefined || !becomes) return;
    if (message.janus === 'detach') this.handles.delete(handleId);
    else this.handles.set(handleId, becomes);
    if (becomes !== 'over') this.joining.set(transaction, handleId);
  }

  /** Takes note of what Janus says; what that means for the session. */
  received(message: JanusMessage): StateChange {
    const transaction = String(message['transaction']);
    const data = pluginData(message);
    if (message.janus === 'timeout' || data?.['videoroom'] === 'destroyed') return 'over';
    if (message.janus === 'success' && transaction === this.destroying) return 'left';
    if (this.attaching.delete(transaction)) return this.attached(message);
    if (message.janus === 'detached') this.handles.delete(Number(message['sender']));
    if (message.janus === 'event' || message.janus === 'error') {
      this.answered(transaction, message.janus === 'error' || data?.['error_code'] !== undefined);
    }
    return data ? this.observe(Number(message['sender']), data) : 'none';
  }

  private attached(message: JanusMessage): StateChange {
    const id = asObject(message['data'])?.['id'];
    if (message.janus !== 'success' || typeof id !== 'number') return 'none';
    this.handles.set(id, 'fresh');
    return 'changed';
  }

  /** A join that failed leaves the handle as it was. */
  private answered(transaction: string, failed: boolean): void {
    const handleId = this.joining.get(transaction);
    if (handleId === undefined) return;
    this.joining.delete(transaction);
    if (failed) this.handles.set(handleId, 'fresh');
  }

  private observe(handleId: number, data: UnknownObject): StateChange {
    if (this.handles.get(handleId) !== 'publisher') return 'none';
    const list: unknown[] = Array.isArray(data['publishers']) ? data['publishers'] : [];
    for (const entry of list) {
      const publisher = asObject(entry);
      if (publisher) this.publishing.set(String(publisher['id']), publisher);
    }
    for (const field of ['unpublished', 'leaving', 'kicked']) {
      this.publishing.delete(String(data[field]));
    }
    if (data['leaving'] === 'ok' && data['reason'] === 'kicked') {
      this.handles.set(handleId, 'over');
      return 'thrownOut';
    }
    const privateId = data['private_id'];
    if (typeof privateId !== 'number') return 'none';
    this.privateId = privateId;
    return 'changed';
  }
}
