import { AuthorityError } from './identity-authority.ts';

/** Milliseconds that an SDK waits longer, so that a time-out is told as such. */
export const SLACK = 500;

/** Awaits a call for so long at most, whatever its SDK makes of time-outs. Rejects with AuthorityError. */
export async function withinTime<T>(milliseconds: number, call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new AuthorityError('timedOut', 'no answer in time'));
    }, milliseconds);
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
  }
}
