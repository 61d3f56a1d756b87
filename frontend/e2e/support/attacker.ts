import { expect, type Page, type WebSocket } from '@playwright/test';

import { installRawJanus, type RawMessage } from './raw-janus.ts';

const plugin = 'janus.plugin.videoroom';

/** The ids that somebody's page got from Janus. Nobody else should know them; the attacker does. */
export interface Seat {
  session: number;
  readonly handles: number[];
}

/** Notes the ids that the gateway gives to this page. */
export function overhear(page: Page): Seat {
  const seat: Seat = { session: 0, handles: [] };
  page.on('websocket', (socket: WebSocket) => {
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload)) as RawMessage;
      if (message.janus !== 'success' || !message.data) return;
      if (message.session_id === message.data.id) seat.session = message.data.id;
      else seat.handles.push(message.data.id);
    });
  });
  return seat;
}

/** A candidate with a valid login and ticket who speaks the protocol by hand. */
export class Attacker {
  readonly page: Page;
  session = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Leaves the portal's own page, but stays on its origin. */
  async begin(): Promise<void> {
    await this.page.goto('/api/openapi.json');
    await installRawJanus(this.page);
  }

  ticket(
    examRoomId: string,
    place: string,
  ): Promise<{ status: number; ticket: string; room: string }> {
    return this.page.evaluate(
      async (body) => {
        const headers = { 'Content-Type': 'application/json' };
        const init = { method: 'POST', headers, body: JSON.stringify(body) };
        const answer = await fetch('/api/media/tickets', init);
        const view = (await answer.json()) as { ticket: string; room: string };
        return { status: answer.status, ...view };
      },
      { examRoomId, place },
    );
  }

  async open(ticket: string): Promise<void> {
    const created = await this.openWith({ janus: 'create', token: ticket });
    this.session = (created as RawMessage).data?.id ?? 0;
    expect(this.session).toBeGreaterThan(0);
  }

  openWith(first: object) {
    return this.page.evaluate((message) => window.rawJanus.open(message), first);
  }

  ask(message: object) {
    return this.page.evaluate((sent) => window.rawJanus.ask(sent), message);
  }

  /** A core request of the own session. */
  core(janus: string, fields: object = {}) {
    return this.ask({ janus, session_id: this.session, ...fields });
  }

  async attach(): Promise<number> {
    const { data } = (await this.core('attach', { plugin })) as RawMessage;
    return data?.id ?? 0;
  }

  tell(handle_id: number, body: object, rest: object = {}) {
    return this.core('message', { handle_id, body, ...rest });
  }

  bytes(): Promise<number> {
    return this.page.evaluate(() => window.rawJanus.bytes());
  }

  async heard(): Promise<string> {
    return (await this.page.evaluate(() => window.rawJanus.heard)).join('\n');
  }
}
