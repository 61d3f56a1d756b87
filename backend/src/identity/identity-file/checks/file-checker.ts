import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { problemCode, type IdentityDocument, type IdentitySource } from '@exam/contracts';
import * as z from 'zod';

import { CheckProblem } from './check-problem.ts';
import type { DrawnPicture } from './draw-picture.ts';

export interface CheckedFile {
  readonly source: IdentitySource;
  /** In their order; the files are in the folder that was given. */
  readonly pages: readonly DrawnPicture[];
}

export type CheckAnswer =
  { readonly file: CheckedFile } | { readonly problem: string; readonly message: string };

export interface CheckRequest {
  readonly path: string;
  readonly format: IdentityDocument['format'];
  readonly maxPages: number;
  /** Degrees clockwise by which a picture is turned. */
  readonly turn?: number;
}

const script = fileURLToPath(new URL('check-file.ts', import.meta.url));
const drawnPicture = z.object({
  ...{ picture: z.string(), preview: z.string() },
  ...{ width: z.int(), height: z.int() },
});
const checkAnswer = z.union([
  z.object({
    file: z.object({
      source: z.enum(['jpeg', 'png', 'webp', 'pdf']),
      pages: drawnPicture.array().min(1),
    }),
  }),
  z.object({ problem: problemCode, message: z.string() }),
]);

/** What one check may use: milliseconds, and kB of memory that it writes to. */
const TIME_MS = 45_000;
const MEMORY_KB = 1_200_000;
const NICE = 10;
/** Checks at once in this process; the others wait their turn. */
const AT_ONCE = 2;

/** Looks into files that people have sent, each in a process of its own with limits on it. */
export class FileChecker {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly timeMs: number;

  constructor(timeMs = TIME_MS) {
    this.timeMs = timeMs;
  }

  /**
   * Draws the pages of a file anew and hands them to `use`, after which they are gone. Rejects with
   * CheckProblem for a file that is not taken.
   */
  async check<T>(request: CheckRequest, use: (file: CheckedFile) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'identity-'));
    try {
      return await use(await this.inTurn(() => this.run(request, folder)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async run(request: CheckRequest, folder: string): Promise<CheckedFile> {
    const { path: file, format, maxPages, turn = 0 } = request;
    const options = { file, folder, format, pages: maxPages, turn };
    const flags = Object.entries(options).map(([name, value]) => `--${name}=${String(value)}`);
    const output = await this.runProcess([script, ...flags]);
    const { data } = checkAnswer.safeParse(output && JSON.parse(output));
    if (data && 'file' in data) return data.file;
    if (data) throw new CheckProblem(data.problem, data.message);
    throw new CheckProblem('identity-pdf-too-slow', 'took too long, or too much memory');
  }

  /** What the process wrote; nothing when it had to be ended, or ended itself. */
  private runProcess(args: readonly string[]): Promise<string> {
    // The shell sets the limit and becomes the process: Node has no option for it.
    const limited = ['-c', `ulimit -d ${String(MEMORY_KB)}; exec "$0" "$@"`, process.execPath];
    const child = spawn('/bin/sh', [...limited, '--max-old-space-size=512', ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      // Nothing of the portal's settings: whoever breaks out of a library finds no secret.
      env: { PATH: process.env['PATH'] },
      timeout: this.timeMs,
      killSignal: 'SIGKILL',
    });
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.once('error', reject);
      child.once('spawn', () => {
        try {
          setPriority(child.pid ?? 0, NICE);
        } catch {
          // It has ended already.
        }
      });
      child.once('close', (code) => {
        resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : '');
      });
    });
  }
}
