import { Keyring } from '../platform/secrets/keyring.ts';
import { MediaTickets } from './media-ticket.ts';

describe('MediaTickets', () => {
  const keyring = new Keyring(Buffer.alloc(32, 5).toString('base64'));
  const principal = {
    ...{ personId: 'p', loginSessionId: 'l', examRoomId: 'r', place: 'waitingArea' as const },
  };
  let now = 1_700_000_000_000;
  const tickets = new MediaTickets(keyring, () => now);

  it('are good for a minute', () => {
    const { ticket, expiresAt } = tickets.issue(principal);
    expect(expiresAt.getTime()).toBe(now + 60_000);
    expect(tickets.open(ticket)).toEqual({ principal, expired: false });
    now += 60_001;
    expect(tickets.open(ticket)).toEqual({ principal, expired: true });
  });

  it('cannot be made up, nor taken from something else that was sealed', () => {
    expect(tickets.open('x')).toBeNull();
    expect(tickets.open('')).toBeNull();
    expect(
      tickets.open(keyring.seal('other', JSON.stringify({ ...principal, expiresAt: 9e15 }))),
    ).toBeNull();
    expect(tickets.open(keyring.seal('media-ticket', '{}'))).toBeNull();
  });
});
