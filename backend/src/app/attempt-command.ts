import { createInterface, type Interface } from 'node:readline/promises';

import { z } from 'zod';

import { AppError } from '../platform/errors/app-error.ts';

/** The next line of the standard input; empty at its end. At a terminal the question is put first. */
export type ReadLine = (question: string) => Promise<string>;

/**
 * Does the work of a command that reads lines. Returns the exit code: 2 with a line for each thing
 * that somebody can mend; everything else rejects, for it is a failure of ours.
 */
export async function attemptCommand(work: (nextLine: ReadLine) => Promise<void>): Promise<number> {
  try {
    await withLines(work);
    return 0;
  } catch (error) {
    if (error instanceof z.ZodError) {
      for (const { path, code, message } of error.issues) {
        const isPhone = path.at(-1) === 'phone' && code !== 'custom';
        console.error(`${path.join('.')}: ${isPhone ? 'a mobile number of 11 digits' : message}`);
      }
    } else if (error instanceof AppError) {
      const path = error.facts.fields?.[0]?.path.slice(1).replace('/', '.');
      console.error(path ? `${path}: ${error.code}` : error.code);
    } else throw error;
    return 2;
  }
}

/** The input is opened with the first line that is needed, so that nobody is waited for else. */
async function withLines(work: (nextLine: ReadLine) => Promise<void>): Promise<void> {
  let lines: Interface | undefined;
  let iterator: NodeJS.AsyncIterator<string> | undefined;
  try {
    await work(async (question) => {
      if (process.stdin.isTTY) process.stderr.write(`${question}: `);
      lines ??= createInterface({ input: process.stdin, terminal: false });
      iterator ??= lines[Symbol.asyncIterator]();
      const { value, done } = await iterator.next();
      return done ? '' : value;
    });
  } finally {
    lines?.close();
  }
}

/** `NAME[,PHONE]`; a phone that is not in it is asked for. */
export async function readPerson(given: string, nextLine: ReadLine) {
  const [name = '', phone] = given.split(/[,，]/);
  return { name, phone: phone ?? (await nextLine(`手机号 ${name}`)) };
}
