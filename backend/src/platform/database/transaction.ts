import { AsyncLocalStorage } from 'node:async_hooks';

import { Sequelize, type Transaction } from 'sequelize';

type Context = Map<string, unknown>;
const contexts = new AsyncLocalStorage<Context>();

// Sequelize asks this namespace for the transaction of every query that names none, so whatever a
// command calls is in the command's transaction, and nobody can forget to pass it on.
Sequelize.useCLS({
  run: (work: (context: Context) => unknown) => {
    const context: Context = new Map();
    return contexts.run(context, () => work(context));
  },
  get: (key: string) => contexts.getStore()?.get(key),
  set: (key: string, value: unknown) => contexts.getStore()?.set(key, value),
  bind: <F extends (...args: never[]) => unknown>(work: F) => AsyncLocalStorage.bind(work),
});

/**
 * Runs `work` in one transaction: the caller's, if there is one, else a new one that is committed
 * before the promise resolves and rolled back when `work` rejects.
 */
export async function inTransaction<T>(
  sequelize: Sequelize,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const current = contexts.getStore()?.get('transaction') as Transaction | undefined;
  return current ? work(current) : sequelize.transaction(work);
}

/** The transaction that this call is part of. Throws outside of any. */
export function currentTransaction(): Transaction {
  const current = contexts.getStore()?.get('transaction') as Transaction | undefined;
  if (!current) throw new Error('this must be part of a transaction');
  return current;
}

/** Does `work` outside of the caller's transaction: it is kept even if that is rolled back. */
export function outsideTransaction<T>(work: () => T): T {
  return contexts.exit(work);
}

/** Starts `work` outside of the caller's transaction once that is committed; at once without one. */
export function afterCommit(work: () => void): void {
  const current = contexts.getStore()?.get('transaction') as Transaction | undefined;
  const start = () => {
    outsideTransaction(work);
  };
  if (current) current.afterCommit(start);
  else start();
}
