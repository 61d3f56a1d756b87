import { parentPort, workerData } from 'node:worker_threads';

/** Asks the API again and again from a thread of its own; on a message, how long each answer took. */
const { url, cookie } = workerData as { url: string; cookie: string };
const EVERY_MS = 50;
const took: number[] = [];
const enough = new AbortController();

parentPort?.on('message', () => {
  enough.abort();
});
while (!enough.signal.aborted) {
  const started = performance.now();
  const answer = await fetch(url, { headers: { Cookie: cookie } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`answered ${String(answer.status)}`);
  const milliseconds = performance.now() - started;
  took.push(milliseconds);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, EVERY_MS - milliseconds)));
}
parentPort?.postMessage(took);
parentPort?.close();
