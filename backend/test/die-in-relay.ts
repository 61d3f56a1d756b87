/**
 * A process that is killed at the worst moment, for outbox-crash.integration.spec.ts:
 * `node die-in-relay.ts before-publication|before-deletion STREAM EVENT_ID`.
 */
import { Redis } from 'ioredis';

import { connectDatabase } from '../src/platform/database/connect.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { initOutboxRecord, Outbox } from '../src/platform/event-stream/outbox.ts';
import { OutboxRelay } from '../src/platform/event-stream/outbox-relay.ts';
import type { OutboxRow } from '../src/platform/event-stream/outbox-rows.ts';
import { quiet } from './servers.ts';

const [moment, stream = '', sittingId = ''] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');

class DyingRelay extends OutboxRelay {
  protected override async publish(connection: Redis, rows: readonly OutboxRow[]) {
    const entryIds = await super.publish(connection, rows);
    die();
    return entryIds;
  }
}

const sequelize = connectDatabase(process.env['DATABASE_URL'] ?? '');
const redis = new Redis(process.env['REDIS_URL'] ?? '');
initOutboxRecord(sequelize);
const outbox = new Outbox();
if (moment === 'before-publication') outbox.wake = die;
else new DyingRelay(sequelize, redis, quiet, { workStreams: [stream] }).start();
await inTransaction(sequelize, () =>
  outbox.append({ stream, name: 'spec.moved.v1', data: { sittingId }, audience: { staff: true } }),
);
