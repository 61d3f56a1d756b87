import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { JanusLibraries } from './janus-libraries.ts';
import { renderTemplate } from './template.ts';

export interface JanusOptions {
  /** Where the configuration is written; all of it is made anew. */
  readonly folder: string;
  readonly libraries: JanusLibraries;
  readonly serverName: string;
  /** Address of both WebSocket servers: loopback or a private network, never a public one. */
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  /** First and last UDP port of media. */
  readonly rtpPorts: readonly [number, number];
  /** Network interfaces or addresses for media. Janus never uses loopback for it. */
  readonly iceInterfaces: readonly string[];
  readonly adminSecret: string;
  readonly tokenSecret: string;
  readonly videoRoomKey: string;
}

/**
 * Writes all that one Janus node reads: three configuration files, readable by the owner only,
 * and folders of links that offer it the VideoRoom plugin and the WebSocket transport alone.
 *
 * @returns the arguments for the `janus` command
 */
export function writeJanusFolder(options: JanusOptions): string[] {
  const { folder, libraries } = options;
  rmSync(folder, { recursive: true, force: true });
  const folders = {
    pluginFolder: linkFolder(join(folder, 'plugins'), libraries.videoRoom),
    transportFolder: linkFolder(join(folder, 'transports'), libraries.webSockets),
    eventHandlerFolder: linkFolder(join(folder, 'events')),
    loggerFolder: linkFolder(join(folder, 'loggers')),
  };

  write(folder, 'janus.jcfg', {
    ...folders,
    configFolder: folder,
    serverName: options.serverName,
    tokenSecret: options.tokenSecret,
    adminSecret: options.adminSecret,
    rtpPortRange: options.rtpPorts.join('-'),
    iceInterfaces: options.iceInterfaces.join(','),
  });
  write(folder, 'janus.transport.websockets.jcfg', {
    host: options.host,
    port: options.port,
    adminPort: options.adminPort,
  });
  write(folder, 'janus.plugin.videoroom.jcfg', { videoRoomKey: options.videoRoomKey });
  return [`--configs-folder=${folder}`, `--config=${join(folder, 'janus.jcfg')}`];
}

function linkFolder(folder: string, ...libraries: string[]): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const library of libraries) symlinkSync(library, join(folder, basename(library)));
  return folder;
}

function write(folder: string, file: string, values: Record<string, string | number>): void {
  const template = readFileSync(join(import.meta.dirname, '../janus', file), 'utf8');
  writeFileSync(join(folder, file), renderTemplate(template, values), { mode: 0o600 });
}
