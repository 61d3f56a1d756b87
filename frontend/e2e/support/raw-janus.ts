import type { Page } from '@playwright/test';

export interface RawMessage {
  readonly janus?: string;
  readonly transaction?: string;
  readonly session_id?: number;
  readonly data?: { readonly id: number };
  readonly error?: { readonly code: number };
  readonly plugindata?: { readonly data: Readonly<Record<string, unknown>> };
  readonly jsep?: RTCSessionDescriptionInit;
}

/** What `installRawJanus` puts on the page: Janus's protocol by hand, without janus.js. */
export interface RawJanus {
  /** Everything that the gateway said, as text. */
  readonly heard: string[];
  /** Connects and sends the first message; what was answered, or the WebSocket's close code. */
  open(first: object): Promise<RawMessage | number>;
  /** Sends a message and waits for its answer; null when none comes within two seconds. */
  ask(message: object): Promise<RawMessage | number | null>;
  /** Sends whatever it is. */
  sendText(text: string): void;
  /** Answers the offer with a real peer connection, which then receives what Janus sends. */
  receive(message: RawMessage, address: object): Promise<RawMessage | number | null>;
  /** Bytes of sound and pictures that ever came in. */
  bytes(): Promise<number>;
  /** The WebSocket's close code; null while it is open. */
  closed(): number | null;
}

declare global {
  interface Window {
    rawJanus: RawJanus;
  }
}

/** Makes `window.rawJanus`. The page must be one of the portal's origin, for its cookie to count. */
export async function installRawJanus(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const messages: RawMessage[] = [];
    const peers: RTCPeerConnection[] = [];
    let socket: WebSocket;
    let code: number | null = null;
    let last = 0;

    const answerTo = async (transaction: string): Promise<RawMessage | number | null> => {
      for (let waited = 0; waited < 2_000; waited += 20) {
        const answer = messages.find(
          (message) => message.transaction === transaction && message.janus !== 'ack',
        );
        if (answer) return answer;
        if (code !== null) return code;
        await new Promise((later) => setTimeout(later, 20));
      }
      return null;
    };
    const ask = (message: object) => {
      last += 1;
      const transaction = `raw${String(last)}`;
      socket.send(JSON.stringify({ transaction, ...message }));
      return answerTo((message as RawMessage).transaction ?? transaction);
    };

    window.rawJanus = {
      heard,
      ask,
      sendText: (text) => {
        socket.send(text);
      },
      open: async (first) => {
        code = null;
        socket = new WebSocket(
          `${location.origin.replace('http', 'ws')}/api/media`,
          'janus-protocol',
        );
        socket.onclose = (event) => (code = event.code);
        socket.onmessage = ({ data }: MessageEvent<string>) => {
          heard.push(data);
          messages.push(JSON.parse(data) as RawMessage);
        };
        await new Promise((open) => (socket.onopen = open));
        return (await ask(first)) ?? 0;
      },
      receive: async ({ jsep }, address) => {
        const peer = new RTCPeerConnection();
        peers.push(peer);
        peer.onicecandidate = ({ candidate }) => {
          const sent = candidate ? candidate.toJSON() : { completed: true };
          void ask({ janus: 'trickle', ...address, candidate: sent });
        };
        await peer.setRemoteDescription(jsep as RTCSessionDescriptionInit);
        await peer.setLocalDescription(await peer.createAnswer());
        const { type, sdp } = peer.localDescription as RTCSessionDescription;
        return ask({
          janus: 'message',
          ...address,
          body: { request: 'start' },
          jsep: { type, sdp },
        });
      },
      bytes: async () => {
        let bytes = 0;
        for (const peer of peers) {
          const reports = (await peer.getStats()).values() as Iterable<RTCInboundRtpStreamStats>;
          for (const report of reports) {
            if (report.type === 'inbound-rtp') bytes += report.bytesReceived ?? 0;
          }
        }
        return bytes;
      },
      closed: () => code,
    };
  });
}
