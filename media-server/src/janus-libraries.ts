import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

/** The two shared objects that we let Janus load, wherever the distribution put them. */
export interface JanusLibraries {
  readonly videoRoom: string;
  readonly webSockets: string;
}

const triplets: Partial<Record<NodeJS.Architecture, string>> = {
  arm: 'arm-linux-gnueabihf',
  arm64: 'aarch64-linux-gnu',
  loong64: 'loongarch64-linux-gnu',
  riscv64: 'riscv64-linux-gnu',
  x64: 'x86_64-linux-gnu',
};

/**
 * Looks where Debian (one folder per architecture), other distributions and Janus's own
 * `make install` put the plugins; `JANUS_LIBRARY_DIR` names any other folder.
 *
 * @param root stands for `/`, so that specs can bring their own tree
 */
export function findJanusLibraries(root = '/', arch = process.arch): JanusLibraries | undefined {
  const own = process.env['JANUS_LIBRARY_DIR'];
  const folders = [
    ...(own ? [own] : []),
    join(root, 'usr/lib', triplets[arch] ?? arch, 'janus'),
    ...globSync(join(root, '{usr/lib64,usr/lib,usr/local/lib,opt/janus/lib}/janus')),
    ...globSync(join(root, 'usr/lib/*/janus')).sort(),
  ];
  return folders.map(librariesIn).find((found) => found !== undefined);
}

function librariesIn(folder: string): JanusLibraries | undefined {
  const videoRoom = join(folder, 'plugins/libjanus_videoroom.so');
  const webSockets = join(folder, 'transports/libjanus_websockets.so');
  return existsSync(videoRoom) && existsSync(webSockets) ? { videoRoom, webSockets } : undefined;
}
