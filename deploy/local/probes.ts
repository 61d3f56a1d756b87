import { connect } from 'node:net';

const patienceMs = 1_000;

/** Whether a TCP server is there; with `hello`, whether its answer to it matches. */
export function tcpAnswers(
  { host, port }: { readonly host: string; readonly port: number },
  { hello, answer }: { readonly hello?: string; readonly answer?: RegExp } = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patienceMs, () => {
      finish(false);
    });
    socket.on('error', () => {
      finish(false);
    });
    socket.on('close', () => {
      finish(false);
    });
    socket.on('connect', () => {
      if (hello) socket.write(hello);
      if (!answer) finish(true);
    });
    socket.on('data', (data) => {
      finish(answer?.test(data.toString('latin1')) ?? true);
    });
  });
}

/** Whether Janus answers a ping on its WebSocket; only its own thread can answer one. */
export function janusAnswers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, 'janus-protocol');
    const finish = (result: boolean) => {
      clearTimeout(timer);
      socket.close();
      resolve(result);
    };
    const timer = setTimeout(() => {
      finish(false);
    }, patienceMs);
    socket.onopen = () => {
      socket.send(JSON.stringify({ janus: 'ping', transaction: 'launcher' }));
    };
    socket.onmessage = ({ data }) => {
      finish(String(data).includes('"pong"'));
    };
    socket.onerror = () => {
      finish(false);
    };
  });
}

/** Whether the address answers with a success. */
export async function httpAnswers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
