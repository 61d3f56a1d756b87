import type { JanusMessage, UnknownObject } from '../../platform/janus/janus-message.ts';
import { VIDEO_ROOM } from '../../platform/janus/signed-token.ts';
import { presentPublisher } from '../policy/event-policy.ts';
import type { SessionState } from './session-state.ts';

/** A message as if the VideoRoom had told the participant's handle of others. */
function roomEvent(state: SessionState, handleId: number, data: UnknownObject): JanusMessage {
  return {
    janus: 'event',
    session_id: state.sessionId,
    sender: handleId,
    plugindata: {
      plugin: VIDEO_ROOM,
      data: { videoroom: 'event', room: state.room, ...data },
    },
  };
}

/** Tells the browser that these, who publish already, may be seen from now on. */
export function announce(
  state: SessionState,
  publishers: readonly UnknownObject[],
): JanusMessage[] {
  const handleId = state.publisherHandle;
  if (handleId === undefined || publishers.length === 0) return [];
  return [roomEvent(state, handleId, { publishers: publishers.map(presentPublisher) })];
}

/** Tells the browser that these are gone, whether they are or may no longer be seen. */
export function withdraw(state: SessionState, feeds: readonly string[]): JanusMessage[] {
  const handleId = state.publisherHandle;
  if (handleId === undefined) return [];
  return feeds.map((unpublished) => roomEvent(state, handleId, { unpublished }));
}

/** Tells Janus to stop sending these feeds to the session, whatever the browser does about it. */
export function unsubscribe(
  state: SessionState,
  feeds: readonly string[],
  transaction: () => string,
): JanusMessage[] {
  if (feeds.length === 0) return [];
  return state.handlesOf('subscriber').map((handleId) => ({
    janus: 'message',
    transaction: transaction(),
    session_id: state.sessionId,
    handle_id: handleId,
    body: { request: 'unsubscribe', streams: feeds.map((feed) => ({ feed })) },
  }));
}
