// Imports 20,000 candidates from a workbook into a running API, new and again with changes, and
// says how long it took, how much memory, and how long other requests waited meanwhile.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

import { importView, type ImportView } from '@exam/contracts';
import { Op } from 'sequelize';

import { createLogger } from '../src/platform/logging/logger.ts';
import { compose } from '../src/app/compose.ts';
import { parseConfig } from '../src/platform/config/config.ts';
import { PeopleImportRecord } from '../src/rosters/people-import-record.ts';
import { CollegeRecord, MajorRecord } from '../src/schools/index.ts';
import { testSecret } from './people.ts';
import { rosterHeader, rosterRow, workbookBytes } from './roster-files.ts';
import { SchoolFixture } from './school-fixture.ts';
import { createDatabase } from './servers.ts';

const ROWS = Number(process.argv[2] ?? 20_000);
const origin = 'http://localhost';
const database = await createDatabase();
const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
const { app } = await compose(
  parseConfig({
    ...process.env,
    ...{ DATABASE_URL: database.url, PUBLIC_ORIGINS: origin, APP_SECRET: testSecret },
    ...{ DEMO_MODE: 'true', SMS_PROVIDER: 'demo', FILES_DIR: folder },
  }),
  createLogger({ level: 'error', format: 'json' }),
);
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const api = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api`;
const cookie = await signIn();

const rows = Array.from({ length: ROWS }, (_, index) => rosterRow(index));
const renamed = rows.map((row, index) => (index % 10 === 0 ? row.with(1, '样改名') : row));
const first = await workbookBytes([[...rosterHeader], ...rows]);
const second = await workbookBytes([[...rosterHeader], ...renamed]);
say('before', process.memoryUsage.rss());
const rest = () => new Promise((resolve) => setTimeout(resolve, 3_000));
console.log(`idle, with nobody in the school: ${percentiles(await latencyDuring(rest))}`);
await measure(`${String(ROWS)} new candidates`, first);
console.log(`idle, with all of them: ${percentiles(await latencyDuring(rest))}`);
const [number = ''] = rows.at(-1) ?? [];
console.log(`the same, by number: ${percentiles(await latencyDuring(rest, number))}`);
await measure(`the same file, one in ten renamed`, second);
say('peak, with everything in one process', process.resourceUsage().maxRSS * 1024);

// An import tidies up when it is done.
while ((await PeopleImportRecord.count({ where: { fileKey: { [Op.ne]: null } } })) > 0) {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
server.close();
await rm(folder, { recursive: true });
await database.drop();
process.exit(0);

async function measure(what: string, bytes: Buffer): Promise<void> {
  const times: string[] = [];
  const blocked = monitorEventLoopDelay({ resolution: 5 });
  blocked.enable();
  const latencies = await latencyDuring(async () => {
    const begun = performance.now();
    const { id } = await send('POST', '/imports/candidates', bytes);
    const checked = await until(id, 'checked');
    const dryRun = performance.now();
    await send('POST', `/imports/${id}/commit`, null);
    await until(id, 'done');
    const done = performance.now();
    times.push(
      `dry run ${seconds(dryRun - begun)}, commit ${seconds(done - dryRun)},`,
      `together ${seconds(done - begun)}; ${JSON.stringify(checked.counts)}`,
    );
  });
  blocked.disable();
  console.log(`${what}: ${times.join(' ')}\n  other requests: ${percentiles(latencies)}`);
  const at = (part: number) => `${(blocked.percentile(part) / 1e6).toFixed(0)} ms`;
  console.log(
    `  event loop late by: p50 ${at(50)}, p95 ${at(95)}, p99 ${at(99)}, worst ${at(100)}`,
  );
}

/** Searches by a name that nobody has, unless told otherwise. */
async function latencyDuring(work: () => Promise<unknown>, search = 'x'): Promise<number[]> {
  const worker = new Worker(new URL('bench-latency.ts', import.meta.url), {
    workerData: { url: `${api}/candidates?search=${search}`, cookie },
  });
  await work();
  worker.postMessage('enough');
  const [took] = (await once(worker, 'message')) as [number[]];
  return took.sort((one, other) => one - other);
}

async function until(id: string, state: ImportView['state']): Promise<ImportView> {
  for (;;) {
    const view = await send('GET', `/imports/${id}`, null);
    if (view.state === state) return view;
    if (view.state === 'failed') throw new Error(`failed: ${String(view.fault)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function send(method: string, path: string, file: Buffer | null): Promise<ImportView> {
  const answer = await fetch(api + path, {
    method,
    headers: {
      ...{ Origin: origin, Cookie: cookie, 'Idempotency-Key': randomUUID() },
      'Content-Type': file ? 'application/octet-stream' : 'application/json',
      'X-File-Name': 'roster.xlsx',
    },
    ...(method === 'POST' && { body: file ? new Uint8Array(file) : '{}' }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
  return importView.parse(await answer.json());
}

async function signIn(): Promise<string> {
  const school = await SchoolFixture.create(database.sequelize);
  await CollegeRecord.update({ name: '计算机学院' }, { where: { id: school.collegeId } });
  await MajorRecord.update({ name: '软件工程' }, { where: { id: school.majorId } });
  const { personId } = await school.staff(['schoolAdmin'], null);
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  await database.sequelize.query(
    `UPDATE school SET second_factor = 'optional' WHERE id = '${school.schoolId}'`,
  );
  await database.sequelize.query(
    `INSERT INTO login_session (id, token_hash, person_id, role, took_over, created_at, expires_at)
     VALUES (?, ?, ?, 'admin', 0, NOW(3), NOW(3) + INTERVAL 1 HOUR)`,
    { replacements: [randomUUID(), hash, personId] },
  );
  return `__Host-session=${token}`;
}

function percentiles(sorted: readonly number[]): string {
  const at = (part: number) =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(0)} ms`;
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${at(1)} of ${String(sorted.length)}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

function say(what: string, bytes: number): void {
  console.log(`memory ${what}: ${(bytes / 1e6).toFixed(0)} MB`);
}
