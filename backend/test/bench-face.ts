// Measures face workers on this machine: checks a second, how long one takes, memory, and what the
// API's answers cost meanwhile. It prints, and asserts nothing.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

import type { FaceAction } from '@exam/contracts';
import { Redis } from 'ioredis';
import { QueryTypes } from 'sequelize';

import { FaceSessionRecord } from '../src/identity/face-verification/face-session-record.ts';
import { FaceWorkers } from '../src/identity/face-verification/index.ts';
import { FaceFixture, type FaceCandidate } from './face-fixture.ts';
import { takes } from './face-media.ts';

const CHALLENGES = Number(process.argv[2] ?? 12);
const FRAMES = 8;
const challenge: readonly FaceAction[] = ['turnLeft', 'openMouth', 'turnRight'];
const faces = await FaceFixture.start({ background: true });
const redis = new Redis(faces.config.REDIS_URL);
const alive = new FaceWorkers(redis);
console.log(`${String(availableParallelism())} cores, ${String(CHALLENGES)} challenges,`);
console.log(`each of 3 steps with ${String(FRAMES)} frames of 640 × 480`);
const idle = await latencyDuring(await anybody(), () => pause(5_000));
console.log(`API, idle: ${percentiles(idle)}`);
for (const workers of [1, 2]) await measure(workers);
redis.disconnect();
await faces.stop();
process.exit(0);

async function measure(workers: number): Promise<void> {
  const candidates = await Promise.all(Array.from({ length: CHALLENGES }, anybody));
  for (const candidate of candidates) await handIn(candidate);
  const sittingId = candidates.map((candidate) => candidate.sittingId);
  const parent = startWorkers(workers);
  await until(async () => (await alive.alive()) === workers);
  const [asking = await anybody()] = candidates;
  let usage = { cpu: 0, memory: 0 };
  const latencies = await latencyDuring(asking, async () => {
    await until(async () => {
      const where = { sittingId, state: 'ended' };
      return (await FaceSessionRecord.count({ where })) === CHALLENGES;
    });
    usage = await usageOf(parent);
  });
  parent.kill('SIGTERM');
  await once(parent, 'exit');
  await report(workers, sittingId, usage);
  console.log(`  API meanwhile: ${percentiles(latencies)}`);
  const ratio = at(latencies, 0.5) / at(idle, 0.5);
  console.log(`  API busy / idle: ${ratio.toFixed(2)} (p50)`);
}

async function report(
  workers: number,
  sittingId: readonly string[],
  { cpu, memory }: { readonly cpu: number; readonly memory: number },
): Promise<void> {
  const rows = await faces.api.sequelize.query<{ ms: string; outcome: string; span: string }>(
    `SELECT TIMESTAMPDIFF(MICROSECOND, check_begun_at, ended_at) / 1000 AS ms, outcome,
       TIMESTAMPDIFF(MICROSECOND, (SELECT MIN(check_begun_at) FROM face_session
         WHERE sitting_id IN (:sittingId)), ended_at) / 1000 AS span
     FROM face_session WHERE sitting_id IN (:sittingId)`,
    { type: QueryTypes.SELECT, replacements: { sittingId } },
  );
  const times = rows.map(({ ms }) => Number(ms)).sort((one, other) => one - other);
  const all = Math.max(...rows.map(({ span }) => Number(span))) / 1_000;
  const outcomes = new Set(rows.map(({ outcome }) => outcome));
  console.log(`${String(workers)} worker(s): ${[...outcomes].join(', ')}`);
  console.log(`  ${(rows.length / all).toFixed(2)} verifications a second`);
  console.log(`  one takes ${percentiles(times)}`);
  console.log(
    `  ${(cpu / rows.length).toFixed(2)} s of CPU each, models loaded and warmed included`,
  );
  console.log(`  largest worker: ${(memory / 1e6).toFixed(0)} MB`);
}

/** In a school of their own: the same film twice in one school is a replay. */
async function anybody(): Promise<FaceCandidate> {
  return faces.candidate(await faces.room());
}

async function handIn(candidate: FaceCandidate): Promise<void> {
  let session = await faces.begin(candidate, challenge);
  while (session.step) {
    const pages = takes[session.step.action];
    const frames = await faces.film.frames([...pages, pages.at(-1) ?? 0].slice(0, FRAMES));
    const sent = await faces.send(candidate, session, frames);
    if (!sent.session) throw new Error('the challenge is gone');
    session = sent.session;
  }
}

function startWorkers(workers: number): ChildProcess {
  const main = join(import.meta.dirname, '../src/app/face-worker.ts');
  const env = { ...faces.api.environment, FACE_WORKERS: String(workers) };
  return spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Seconds of CPU of all workers, and the bytes that the largest of them had at most. */
async function usageOf({ pid }: ChildProcess): Promise<{ cpu: number; memory: number }> {
  const list = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
  let [cpu, memory] = [0, 0];
  for (const child of list.trim().split(' ')) {
    const stat = (await readFile(`/proc/${child}/stat`, 'utf8')).split(') ')[1] ?? '';
    const [user = 0, system = 0] = stat.split(' ').slice(11, 13).map(Number);
    cpu += (user + system) / 100;
    const status = await readFile(`/proc/${child}/status`, 'utf8');
    memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024);
  }
  return { cpu, memory };
}

async function latencyDuring(
  { sittingId, cookie }: FaceCandidate,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const url = `${faces.api.url}/my/sittings/${sittingId}/face-verification`;
  const worker = new Worker(new URL('bench-latency.ts', import.meta.url), {
    workerData: { url, cookie },
  });
  await work();
  worker.postMessage('enough');
  const [took] = (await once(worker, 'message')) as [number[]];
  return took.sort((one, other) => one - other);
}

async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await pause(50);
}

function percentiles(sorted: readonly number[]): string {
  const ms = (part: number) => `${at(sorted, part).toFixed(0)} ms`;
  return `p50 ${ms(0.5)}, p95 ${ms(0.95)} of ${String(sorted.length)}`;
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
