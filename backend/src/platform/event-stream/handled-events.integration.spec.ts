import { randomUUID } from 'node:crypto';

import type { Sequelize } from 'sequelize';

import { createDatabase } from '../../../test/servers.ts';
import { HandledEvents } from './handled-events.ts';

describe('HandledEvents', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let handled: HandledEvents;
  let work: jasmine.Spy<() => Promise<void>>;

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    handled = new HandledEvents(sequelize);
  });
  beforeEach(() => {
    work = jasmine.createSpy('work').and.resolveTo();
  });
  afterAll(() => drop());

  it('works once for each consumer', async () => {
    const eventId = randomUUID();
    expect(await handled.handleOnce('a', eventId, work)).toBeTrue();
    expect(await handled.handleOnce('a', eventId, work)).toBeFalse();
    expect(await handled.handleOnce('b', eventId, work)).toBeTrue();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('works once when the same event comes twice at the same time', async () => {
    const eventId = randomUUID();
    const both = Array.from({ length: 2 }, () => handled.handleOnce('a', eventId, work));
    expect(await Promise.all(both)).toEqual(jasmine.arrayWithExactContents([true, false]));
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('forgets an event whose work failed', async () => {
    const eventId = randomUUID();
    work.and.rejectWith(new Error('boom'));
    await expectAsync(handled.handleOnce('a', eventId, work)).toBeRejectedWithError('boom');
    work.and.resolveTo();
    expect(await handled.handleOnce('a', eventId, work)).toBeTrue();
  });

  it('forgets what was handled long ago', async () => {
    const eventId = randomUUID();
    await handled.handleOnce('a', eventId, work);
    await handled.forget(3_600_000);
    expect(await handled.handleOnce('a', eventId, work)).toBeFalse();
    await handled.forget(-3_600_000);
    expect(await handled.handleOnce('a', eventId, work)).toBeTrue();
  });
});
