import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A cable that a spec can pull: passes TCP connections on to the server of a URL. */
export class TcpProxy {
  private readonly target: { readonly host: string; readonly port: number };
  private readonly sockets = new Set<Socket>();
  private server: Server;
  private port = 0;

  private constructor(target: URL) {
    this.target = { host: target.hostname, port: Number(target.port) };
    this.server = this.createServer();
  }

  /** Accepts connections on a port of its own for the server of `url`. */
  static async start(url: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(url));
    await proxy.mend();
    return proxy;
  }

  /** The same URL, but through the proxy. */
  through(url: string): string {
    const own = new URL(url);
    own.hostname = '127.0.0.1';
    own.port = String(this.port);
    return own.href;
  }

  /** Ends every connection, and refuses new ones until `mend`. */
  async cut(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async mend(): Promise<void> {
    this.server = this.createServer();
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Passes nothing on any more on the connections that there are, and says nothing about it. */
  hang(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  private createServer(): Server {
    return createServer((near) => {
      const far = connect(this.target);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.pipe(other);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }
}
