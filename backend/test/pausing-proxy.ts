import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands before a server, and can make it look hung or dead. */
export class PausingProxy {
  /** The address of the proxy, instead of the server's. */
  readonly url: string;
  private readonly server: Server;
  private readonly sockets: Set<Socket>;

  private constructor(server: Server, sockets: Set<Socket>) {
    this.server = server;
    this.sockets = sockets;
    this.url = `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  static async before(target: string): Promise<PausingProxy> {
    const { hostname, port } = new URL(target);
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new PausingProxy(server, sockets);
  }

  /** From now on nothing passes, though every connection stays open. */
  hang(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  /** As when the process is killed. */
  kill(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}
