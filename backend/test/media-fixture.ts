import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { MediaTicketView, Place } from '@exam/contracts';

import { createMedia, initMediaRecords, type Media, type MediaGrants } from '../src/media/index.ts';
import { JanusNodes } from '../src/platform/janus/janus-nodes.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import { RawMediaClient, type RawMessage } from './raw-media-client.ts';
import { createDatabase, quiet, type TestDatabase } from './servers.ts';

const ORIGIN = 'https://exam.test';
const keyring = new Keyring(Buffer.alloc(32, 3).toString('base64'));

/** Somebody who is signed in; the cookie's value is the id of the login session. */
export interface Visitor {
  readonly personId: string;
  readonly loginSessionId: string;
}

export const newVisitor = (): Visitor => ({ personId: randomUUID(), loginSessionId: randomUUID() });

/** What a raw client in a place needs to address its handles. */
export interface Seat {
  readonly client: RawMediaClient;
  readonly session_id: number;
}

/** A database, the Janus of the environment, and one or more gateway processes' worth of media. */
export class MediaFixture {
  /** The truth, as the exam room would tell it: by person, for every place. */
  readonly grants = new Map<string, MediaGrants>();
  readonly signedOut = new Set<string>();
  nodes!: JanusNodes;
  private database!: TestDatabase;
  private readonly running: { readonly media: Media; readonly server: Server }[] = [];

  async start(): Promise<void> {
    this.database = await createDatabase();
    initMediaRecords(this.database.sequelize);
    this.nodes = new JanusNodes(janusFromEnvironment(), quiet);
    await this.nodes.start();
  }

  /** One gateway process, and the URL of its WebSocket. */
  async startGateway(): Promise<{ readonly media: Media; readonly url: string }> {
    const media = createMedia({
      ...{ keyring, nodes: this.nodes, logger: quiet },
      config: { PUBLIC_ORIGINS: [ORIGIN], ICE_SERVERS: [] },
      findPlaceGrants: (personId) => Promise.resolve(this.grants.get(personId) ?? null),
      identifyCookie: (cookie) => Promise.resolve(this.identify(cookie)),
    });
    const server = createServer();
    media.attachMediaGateway(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    this.running.push({ media, server });
    return {
      media,
      url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/media`,
    };
  }

  async stop(): Promise<void> {
    for (const { media, server } of this.running) {
      media.stop();
      server.closeAllConnections();
      server.close();
    }
    this.nodes.stop();
    await this.database.drop();
  }

  headers({ personId, loginSessionId }: Visitor): Record<string, string> {
    return { Origin: ORIGIN, Cookie: `a=b; __Host-session=${personId}_${loginSessionId}` };
  }

  /** A ticket, by the route's own handler. */
  async ticket(
    media: Media,
    { personId, loginSessionId }: Visitor,
    examRoomId: string,
    place: Place = 'examRoom',
  ): Promise<MediaTicketView> {
    const handle = media.routes[0]?.handle as unknown as (
      input: object,
    ) => Promise<MediaTicketView>;
    const actor = { personId, sessionId: loginSessionId };
    return handle({ actor, body: { examRoomId, place } });
  }

  /** Signs in to a place: connected, with a session of its own. */
  async sit(gateway: { media: Media; url: string }, visitor: Visitor, room: string): Promise<Seat> {
    const { ticket: token } = await this.ticket(gateway.media, visitor, room);
    const client = await RawMediaClient.connect(gateway.url, this.headers(visitor));
    const { data } = await client.ask({ janus: 'create', token });
    return { client, session_id: data?.id ?? 0 };
  }

  private identify(cookie: string): Actor | null {
    const [personId = '', sessionId = ''] = cookie.split('_');
    if (this.signedOut.has(sessionId)) return null;
    return { personId, sessionId } as Actor;
  }
}

/** Attaches a handle; its id. */
export async function attach({ client, session_id }: Seat): Promise<number> {
  const plugin = 'janus.plugin.videoroom';
  const { data } = await client.ask({ janus: 'attach', session_id, plugin });
  return data?.id ?? 0;
}

/** Asks the plugin on a handle. */
export function tell(
  seat: Seat,
  handle_id: number,
  body: object,
  jsep?: object,
): Promise<RawMessage> {
  const { client, session_id } = seat;
  return client.ask({ janus: 'message', session_id, handle_id, body, ...(jsep && { jsep }) });
}

/** Enters the room as a participant; the handle, and what the room said. */
export async function join(seat: Seat): Promise<{ handle: number; said: RawMessage }> {
  const handle = await attach(seat);
  return { handle, said: await tell(seat, handle, { request: 'join', ptype: 'publisher' }) };
}

/** The Janus that the environment names, as configuration. */
export function janusFromEnvironment() {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`Integration specs need ${name}`);
    return value;
  };
  return {
    JANUS_URL: [read('JANUS_URL')],
    JANUS_ADMIN_URL: [read('JANUS_ADMIN_URL')],
    JANUS_ADMIN_SECRET: read('JANUS_ADMIN_SECRET'),
    JANUS_VIDEOROOM_KEY: read('JANUS_VIDEOROOM_KEY'),
    JANUS_TOKEN_SECRET: read('JANUS_TOKEN_SECRET'),
  };
}
