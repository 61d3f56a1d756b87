import { randomUUID } from 'node:crypto';

import { mediaCloseCode } from '@exam/contracts';

import { JanusConnection } from '../../platform/janus/janus-connection.ts';
import type { JanusNode } from '../../platform/janus/janus-node.ts';
import type { JanusNodes } from '../../platform/janus/janus-nodes.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { FindPlaceGrants, IdentifyCookie } from '../media-ports.ts';
import { isSamePrincipal, type MediaPrincipal } from '../media-principal.ts';
import type { MediaRoomStore } from '../media-room-store.ts';
import type { MediaSessionStore } from '../media-session-store.ts';
import type { MediaTickets } from '../media-ticket.ts';
import type { Opening } from '../policy/request-policy.ts';
import type { BrowserSocket, MediaEndCode } from './browser-socket.ts';
import { GrantSource } from './grant-source.ts';
import type { MediaSession } from './media-session.ts';
import { OpeningRefusedError, SessionOpener } from './session-opener.ts';
import { SessionSaver } from './session-saver.ts';

export interface MediaGatewayOptions {
  readonly nodes: JanusNodes;
  readonly rooms: MediaRoomStore;
  readonly sessions: MediaSessionStore;
  readonly tickets: MediaTickets;
  readonly findPlaceGrants: FindPlaceGrants;
  readonly identifyCookie: IdentifyCookie;
  readonly logger: Logger;
}

/** Milliseconds after which a change of grants is in effect even if nobody said so. */
const RECHECK_EVERY_MS = 2_000;
/** The sessions are looked at in turns, not all at once. */
const TURNS = 10;
const CHECK_LOGIN_EVERY = 5;
const HOUSEKEEPING_EVERY_MS = 60_000;
const FORGET_AFTER_MS = 300_000;
/** Media sessions that one login may hold at once: places, and former selves in their grace. */
const MAX_PER_LOGIN = 6;

/** All media sessions of this process. */
export class MediaGateway {
  private readonly options: MediaGatewayOptions;
  private readonly open = new Set<MediaSession>();
  private readonly opener: SessionOpener;
  private readonly saver: SessionSaver;
  private readonly timers: NodeJS.Timeout[];
  private turn = 0;

  constructor(options: MediaGatewayOptions) {
    this.options = options;
    const { nodes, rooms, findPlaceGrants, logger } = options;
    this.saver = new SessionSaver(options.sessions, randomUUID(), logger);
    this.opener = new SessionOpener({
      ...options,
      grantSource: new GrantSource(findPlaceGrants, rooms, logger),
      onChange: (session) => {
        this.saver.save(session);
      },
      onEnd: (session, code) => {
        void this.release(session, code);
      },
    });
    nodes.on('down', this.nodeDown);
    this.timers = [
      setInterval(() => {
        this.recheckSome();
      }, RECHECK_EVERY_MS / TURNS),
      setInterval(() => {
        void this.keepHouse();
      }, HOUSEKEEPING_EVERY_MS),
    ];
  }

  /**
   * Gives a browser its session, new or claimed. Rejects with OpeningRefusedError; any other error
   * means that the session could not be had now.
   */
  async admit(socket: BrowserSocket, opening: Opening, actor: Actor): Promise<void> {
    const principal = this.principalOf(opening, actor);
    const session = await (opening.janus === 'create'
      ? this.create(principal)
      : this.claim(principal, opening.session_id));
    this.open.add(session);
    // It may have ended while others were asked.
    if (session.isEnded) throw new OpeningRefusedError(mediaCloseCode.nodeLost, 'ended meanwhile');
    session.attach(socket, opening.transaction);
  }

  /** Puts every change of grants in an exam room into effect. Resolves when that is done. */
  async recheck(examRoomId: string): Promise<void> {
    const there = [...this.open].filter(({ state }) => state.principal.examRoomId === examRoomId);
    await Promise.all(there.map((session) => session.recheck()));
  }

  /** Ends all that a login session holds: it was signed out, taken over or revoked. */
  async endSession(loginSessionId: string): Promise<void> {
    for (const session of this.open) {
      const isTheirs = session.state.principal.loginSessionId === loginSessionId;
      if (isTheirs) session.end(mediaCloseCode.notAllowed);
    }
    const { nodes, sessions } = this.options;
    for (const { node, sessionId } of await sessions.removeByLogin(loginSessionId)) {
      await nodes.find(node)?.destroySession(sessionId);
    }
  }

  /** Closes every browser's socket; the sessions stay in Janus for another process to take over. */
  stop(): void {
    this.options.nodes.off('down', this.nodeDown);
    for (const timer of this.timers) clearInterval(timer);
    for (const session of this.open) session.handOver();
    this.open.clear();
  }

  private readonly nodeDown = (node: JanusNode): void => {
    for (const session of this.open) {
      if (session.node === node) session.end(mediaCloseCode.nodeLost);
    }
  };

  private principalOf(opening: Opening, actor: Actor): MediaPrincipal {
    const opened = this.options.tickets.open(opening.token);
    const isTheirs =
      opened?.principal.personId === actor.personId &&
      opened.principal.loginSessionId === actor.sessionId;
    // To claim, a ticket need not be new: the table, the cookie and the grants decide.
    if (!isTheirs || (opened.expired && opening.janus === 'create')) {
      throw new OpeningRefusedError(mediaCloseCode.ticketRefused, 'no valid ticket of theirs');
    }
    return opened.principal;
  }

  private async create(principal: MediaPrincipal): Promise<MediaSession> {
    const { loginSessionId } = principal;
    const theirs = [...this.open].filter(
      ({ state }) => state.principal.loginSessionId === loginSessionId,
    );
    // A Set keeps its order, so the first is the oldest.
    if (theirs.length >= MAX_PER_LOGIN) theirs[0]?.end(mediaCloseCode.notAllowed);
    return this.opener.create(principal);
  }

  private async claim(principal: MediaPrincipal, sessionId: number): Promise<MediaSession> {
    const held = [...this.open].find(
      ({ state, isEnded }) =>
        !isEnded && state.sessionId === sessionId && isSamePrincipal(state.principal, principal),
    );
    if (!held) return this.opener.claim(principal, sessionId);
    await held.recheck();
    return held;
  }

  private recheckSome(): void {
    this.turn += 1;
    for (const session of this.open) {
      if (session.state.sessionId % TURNS !== this.turn % TURNS) continue;
      void session.recheck();
      if (Math.floor(this.turn / TURNS) % CHECK_LOGIN_EVERY === 0) void this.checkLogin(session);
    }
  }

  private async checkLogin(session: MediaSession): Promise<void> {
    try {
      const actor = await this.options.identifyCookie(session.cookie);
      const { loginSessionId } = session.state.principal;
      if (actor?.sessionId !== loginSessionId) session.end(mediaCloseCode.notAllowed);
    } catch (error) {
      // As for grants: what the database cannot tell now has not changed either.
      this.options.logger.error({ err: error }, 'login of a media session could not be read');
    }
  }

  private async keepHouse(): Promise<void> {
    const { sessions, nodes, logger } = this.options;
    const now = new Date();
    try {
      for (const node of nodes.live()) {
        const here = [...this.open].filter((session) => session.node === node);
        const ids = here.map(({ state }) => state.sessionId);
        if (ids.length > 0) await sessions.touch(node.url, ids, now);
      }
      await sessions.sweep(new Date(now.getTime() - FORGET_AFTER_MS));
    } catch (error) {
      logger.error({ err: error }, 'media sessions not tidied');
    }
  }

  private async release(session: MediaSession, code: MediaEndCode): Promise<void> {
    this.open.delete(session);
    const { state, janus } = session;
    const destroy = () => {
      const transaction = JanusConnection.ownTransaction();
      janus.send({ janus: 'destroy', session_id: state.sessionId, transaction });
    };
    // Who may not be there is out at once; else a slow database must not end what another claimed.
    if (code === mediaCloseCode.notAllowed) destroy();
    if (await this.saver.remove(session)) destroy();
    janus.close();
  }
}
