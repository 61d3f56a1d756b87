import type { CodeRequest, LoginRequest } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { UnauthenticatedError } from '../../platform/errors/app-error.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { PersonStore } from '../../schools/index.ts';
import type { LoginCodeStore } from '../login-code-store.ts';
import type { LoginLimiter } from '../login-limiter.ts';
import type { LoginSessionStore } from '../login-session-store.ts';
import { loginSubject, matchesCode } from '../login-subject.ts';
import type { FindLoginPerson } from '../queries/find-login-person.ts';
import type {
  BeginPartialSession,
  PartiallyLoggedIn,
} from '../second-factor/begin-partial-session.ts';
import { hashToken } from '../session-cookie.ts';
import type { EndSessions } from './end-sessions.ts';
import type { LoggedIn, OpenSession } from './open-session.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly people: PersonStore;
  readonly codes: LoginCodeStore;
  readonly sessions: LoginSessionStore;
  readonly limiter: LoginLimiter;
  readonly findLoginPerson: FindLoginPerson;
  readonly endSessions: EndSessions;
  readonly openSession: OpenSession;
  readonly beginPartialSession: BeginPartialSession;
}

/** What came with a login beside its body. */
export interface LoginOrigin {
  readonly address: string;
  /** The session cookie that the browser already had. */
  readonly cookie: string | undefined;
}

interface CheckedCode {
  readonly id: string;
  readonly personId: string;
}

/**
 * Signs in with a code from an SMS, or as far as the second factor. A person has one session: the
 * newer login takes over once it is complete, and what the browser had before is signed out. Rejects with UnauthenticatedError: code-wrong, code-expired,
 * code-tries-used-up; and with TooManyRequestsError.
 */
export type LogIn = (
  request: LoginRequest,
  origin: LoginOrigin,
) => Promise<LoggedIn | PartiallyLoggedIn>;

export function createLogIn(dependencies: Dependencies): LogIn {
  const { sequelize, keyring, limiter, beginPartialSession, openSession } = dependencies;
  return async ({ code: typed, ...asked }, { address, cookie }) => {
    await limiter.admitGuess(address);
    const subject = loginSubject(keyring, asked);
    // Before the transaction, for a guess stays taken although the login fails.
    const code = await checkCode(dependencies, subject, typed);
    const loggedIn = await inTransaction(sequelize, async () => {
      await useCode(dependencies, code, asked);
      await endEarlier(dependencies, cookie);
      const { role, schoolId } = asked;
      const login = { personId: code.personId, schoolId, role };
      return (await beginPartialSession(login)) ?? openSession(login);
    });
    await limiter.forgive(subject, asked.phone);
    return loggedIn;
  };
}

async function checkCode(
  { codes, keyring }: Dependencies,
  subject: string,
  typed: string,
): Promise<CheckedCode> {
  const code = await codes.newest(subject);
  if (!code) throw expired('no code was asked for');
  if (!(await codes.takeTry(code.id))) {
    if ((await codes.triesLeft(code.id)) === 0) throw triesUsedUp();
    throw expired('used or too old');
  }
  // In this order, so that a number that nobody has costs the same comparison.
  const { id, personId } = code;
  if (matchesCode(keyring, subject, typed, code.codeHash) && personId) return { id, personId };
  const triesLeft = await codes.triesLeft(id);
  if (!triesLeft) throw triesUsedUp();
  throw new UnauthenticatedError('code-wrong', 'wrong code', { triesLeft });
}

/** Logins of one person stand in line here, and each code works once. */
async function useCode(
  { sequelize, people, codes, findLoginPerson }: Dependencies,
  { id, personId }: CheckedCode,
  asked: CodeRequest,
): Promise<void> {
  await people.lock(personId);
  const now = await databaseNow(sequelize);
  if (!(await codes.use(id, now))) throw expired('used meanwhile');
  if ((await findLoginPerson(asked)) !== personId) throw expired('may no longer sign in so');
}

/** What the browser had before is signed out: it is about to lose that cookie. */
async function endEarlier(
  { sessions, endSessions }: Dependencies,
  cookie: string | undefined,
): Promise<void> {
  const earlier = hashToken(cookie);
  if (earlier) await endSessions.end(await sessions.listLiveWith(earlier), 'signedOut');
}

const expired = (why: string) => new UnauthenticatedError('code-expired', why);
const triesUsedUp = () =>
  new UnauthenticatedError('code-tries-used-up', 'no guess left', { triesLeft: 0 });
