import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface StubRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** JSON, a page, or a way to somewhere else; null never answers. */
export type StubAnswer =
  | { readonly status?: number; readonly json: object }
  | { readonly html: string }
  | { readonly location: string }
  | null;

export interface HttpStub {
  readonly origin: string;
  readonly close: () => void;
}

/** Somebody else's HTTP API, on the loopback; close it, and what hangs is cut. */
export async function startHttpStub(
  answer: (request: StubRequest) => StubAnswer,
): Promise<HttpStub> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', headers, url = '' } = request;
      const reply = answer({ method, url: new URL(url, origin), headers, body });
      if (!reply) return;
      if ('location' in reply) response.writeHead(302, { location: reply.location }).end();
      else if ('html' in reply) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(reply.html);
      } else {
        response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(reply.json));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, close };
}
