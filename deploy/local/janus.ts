import { join } from 'node:path';

import { findJanusLibraries, writeJanusFolder } from '@exam/media-server';

import { logFile } from './data-folder.ts';
import { lanAddresses } from './network.ts';
import { janusAnswers } from './probes.ts';
import type { Secrets } from './secrets.ts';
import { StartProblem } from './start-problem.ts';
import type { Service } from './supervised-process.ts';

interface JanusOptions {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  readonly secrets: Secrets;
}

const rtpPorts = [21000, 21999] as const;

/** Writes the configuration of a local Janus node, and describes the server. */
export function janus(options: JanusOptions): Service & { url: string; adminUrl: string } {
  const { dataFolder, host, port, adminPort, secrets } = options;
  const libraries = findJanusLibraries();
  if (!libraries) {
    throw new StartProblem(
      'Janus is installed, but its VideoRoom plugin and WebSocket transport were not found. ' +
        'Say where they are: JANUS_LIBRARY_DIR=/…/lib/janus make start',
    );
  }
  const url = `ws://${host}:${port}`;
  return {
    name: 'Janus',
    command: 'janus',
    args: writeJanusFolder({
      folder: join(dataFolder, 'janus'),
      libraries,
      serverName: 'local',
      host,
      port,
      adminPort,
      rtpPorts,
      iceInterfaces: [...new Set(lanAddresses().map(({ device }) => device))],
      adminSecret: secrets.janusAdmin,
      tokenSecret: secrets.janusToken,
      videoRoomKey: secrets.janusVideoRoom,
    }),
    logFile: logFile(dataFolder, 'janus'),
    answers: () => janusAnswers(url),
    // It can deadlock, and then ends only when killed.
    stopWithinMs: 3_000,
    url,
    adminUrl: `ws://${host}:${adminPort}`,
  };
}
