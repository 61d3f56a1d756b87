import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { writeJanusFolder } from './janus-folder.ts';
import { findJanusLibraries } from './janus-libraries.ts';

describe('a Janus node’s folder', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'janus-folder-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const install = (folder: string) => {
    for (const file of ['plugins/libjanus_videoroom.so', 'transports/libjanus_websockets.so']) {
      mkdirSync(dirname(join(root, folder, file)), { recursive: true });
      writeFileSync(join(root, folder, file), '');
    }
  };
  const options = () => ({
    folder: join(root, 'node'),
    libraries: {
      videoRoom: '/lib/libjanus_videoroom.so',
      webSockets: '/lib/libjanus_websockets.so',
    },
    serverName: 'local',
    host: '127.0.0.1',
    port: 18188,
    adminPort: 17188,
    rtpPorts: [21000, 21999] as const,
    iceInterfaces: ['eth0', 'wlan0'],
    adminSecret: 'admin-secret',
    tokenSecret: 'token-secret',
    videoRoomKey: 'video-room-key',
  });
  const read = (file: string) => readFileSync(join(root, 'node', file), 'utf8');

  it('offers the VideoRoom plugin and the WebSocket transport alone', () => {
    writeJanusFolder(options());
    expect(readdirSync(join(root, 'node/plugins'))).toEqual(['libjanus_videoroom.so']);
    expect(readdirSync(join(root, 'node/transports'))).toEqual(['libjanus_websockets.so']);
    expect(readdirSync(join(root, 'node/events'))).toEqual([]);
  });

  it('carries the secrets, ports and interfaces', () => {
    writeJanusFolder(options());
    expect(read('janus.jcfg')).toContain('admin_secret = "admin-secret"');
    expect(read('janus.jcfg')).toContain('rtp_port_range = "21000-21999"');
    expect(read('janus.jcfg')).toContain('ice_enforce_list = "eth0,wlan0"');
    expect(read('janus.transport.websockets.jcfg')).toContain('ws_ip = "127.0.0.1"');
    expect(read('janus.plugin.videoroom.jcfg')).toContain('admin_key = "video-room-key"');
  });

  it('is readable by its owner only, and can be written again', () => {
    writeJanusFolder(options());
    writeJanusFolder(options());
    expect(statSync(join(root, 'node/janus.jcfg')).mode & 0o077).toBe(0);
  });

  it('finds the libraries in the folder of the machine’s architecture', () => {
    install('usr/lib/aarch64-linux-gnu/janus');
    install('usr/lib/x86_64-linux-gnu/janus');
    const videoRoom = (arch: NodeJS.Architecture) => findJanusLibraries(root, arch)?.videoRoom;
    expect(videoRoom('arm64')).toContain('/aarch64-linux-gnu/');
    expect(videoRoom('x64')).toContain('/x86_64-linux-gnu/');
  });

  it('finds a Janus that was built from source, or none', () => {
    expect(findJanusLibraries(root)).toBeUndefined();
    install('opt/janus/lib/janus');
    expect(findJanusLibraries(root)?.webSockets).toContain('/opt/janus/lib/janus/transports/');
  });
});
