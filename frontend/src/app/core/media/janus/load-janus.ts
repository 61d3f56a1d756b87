import type JanusClass from 'janus-gateway';

import { GatewaySocket } from './gateway-socket';

export type Janus = typeof JanusClass;

interface LoadedJanus {
  readonly Janus: Janus;
  /** Runs `connect`, which makes janus.js open a socket, and returns that socket. */
  readonly withSocket: (connect: () => void, onClose: (code: number) => void) => GatewaySocket;
}

let loading: Promise<LoadedJanus> | undefined;

/** Loads janus.js when the first connection needs it, and readies it once. */
export function loadJanus(): Promise<LoadedJanus> {
  loading ??= load().catch((error: unknown) => {
    // A chunk that a cut network did not bring may come the next time.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<LoadedJanus> {
  const [{ default: Janus }, { default: adapter }] = await Promise.all([
    import('janus-gateway'),
    import('webrtc-adapter'),
  ]);
  let opening: { onClose: (code: number) => void; socket?: GatewaySocket } | undefined;
  // janus.js calls it with `new`, so it must be a function that is no arrow.
  const createSocket = function (url: string, protocol: string): WebSocket {
    const current = opening;
    if (!current) throw new Error('janus.js opens a socket that nobody asked for');
    current.socket = new GatewaySocket(url, protocol, current.onClose);
    return current.socket;
  };
  const dependencies = Janus.useDefaultDependencies({ adapter, WebSocket: createSocket });
  await new Promise<void>((ready) => {
    Janus.init({ debug: false, dependencies, callback: ready });
  });
  return {
    Janus,
    withSocket: (connect, onClose) => {
      // janus.js opens its socket before `connect` returns, so two never mix.
      opening = { onClose };
      connect();
      const { socket } = opening;
      opening = undefined;
      if (!socket) throw new Error('janus.js opened no socket');
      return socket;
    },
  };
}
