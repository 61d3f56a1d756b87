import { createInterface, type Interface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

import { newSchoolRequest, newStaffRequest } from '@exam/contracts';
import type { Sequelize } from 'sequelize';
import { z } from 'zod';

import { createAudit } from '../audit/index.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { createLogger } from '../platform/logging/logger.ts';
import {
  createCreateOperator,
  createCreateSchool,
  type PersonStore,
  SchoolRoleStore,
  SchoolStore,
} from '../schools/index.ts';

interface Parts {
  readonly sequelize: Sequelize;
  readonly people: PersonStore;
}

/** The next line of the standard input; empty at its end. */
type ReadLine = () => Promise<string>;

const operatorRequest = newStaffRequest.pick({ name: true, phone: true });

/**
 * `operator create --name NAME [--phone PHONE]`: a phone that is not given is the next line of the
 * standard input. Returns the exit code; says what is wrong, but never a phone.
 */
export async function createOperator(args: readonly string[], parts: Parts): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { name: text, phone: text } });
  return withLines((nextLine) =>
    attempt(async () => {
      const phone = values.phone ?? (await nextLine());
      const request = operatorRequest.parse({ name: values.name, phone });
      const platform = await createCreateOperator(founding(parts))(request);
      console.log(`${request.name} signs in as 学校管理 of ${platform.name}.`);
    }),
  );
}

/**
 * `school create --name NAME --initials LETTERS [--time-zone ZONE] --school-admin 'NAME[,PHONE]'
 * --security-admin … --audit-admin …`; phones as with `operator create`. Returns the exit code.
 */
export async function createSchool(args: readonly string[], parts: Parts): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ name: text, initials: text, 'time-zone': text },
      ...{ 'school-admin': text, 'security-admin': text, 'audit-admin': text },
    },
  });
  return withLines((nextLine) =>
    attempt(async () => {
      const administrator = async (given = '') => {
        const [name = '', phone] = given.split(/[,，]/);
        return { name, phone: phone ?? (await nextLine()) };
      };
      const request = newSchoolRequest.parse({
        name: values.name,
        pinyinInitials: values.initials,
        timeZone: values['time-zone'] ?? 'Asia/Shanghai',
        schoolAdmin: await administrator(values['school-admin']),
        securityAdmin: await administrator(values['security-admin']),
        auditAdmin: await administrator(values['audit-admin']),
      });
      const school = await createCreateSchool(founding(parts))(request);
      console.log(`${school.name} is there; its three administrators sign in as 学校管理.`);
    }),
  );
}

function founding({ sequelize, people }: Parts) {
  const roles = new SchoolRoleStore(sequelize);
  const logger = createLogger({ level: 'warn', format: 'json' });
  const { record: recordAudit } = createAudit({ sequelize, logger });
  return { sequelize, people, roles, recordAudit, schools: new SchoolStore() };
}

/** The input is opened with the first line that is needed, so that nobody is waited for else. */
async function withLines<T>(work: (nextLine: ReadLine) => Promise<T>): Promise<T> {
  let lines: Interface | undefined;
  let iterator: NodeJS.AsyncIterator<string> | undefined;
  try {
    return await work(async () => {
      lines ??= createInterface({ input: process.stdin, terminal: false });
      iterator ??= lines[Symbol.asyncIterator]();
      const { value, done } = await iterator.next();
      return done ? '' : value;
    });
  } finally {
    lines?.close();
  }
}

/** What somebody can mend is said in a line each; everything else is a failure of ours. */
async function attempt(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (error instanceof z.ZodError) {
      // Zod's own message names no value.
      for (const { path, message } of error.issues) console.error(`${path.join('.')}: ${message}`);
    } else if (error instanceof AppError) {
      const { path = '' } = error.facts.fields?.[0] ?? {};
      console.error(`${path.slice(1).replace('/', '.')}: ${error.code}`);
    } else throw error;
    return 2;
  }
}
