import { parseArgs } from 'node:util';

import { newSchoolRequest, newStaffRequest } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { createAudit } from '../audit/index.ts';
import { createLogger } from '../platform/logging/logger.ts';
import {
  createCreateOperator,
  createCreateSchool,
  type PersonStore,
  SchoolRoleStore,
  SchoolStore,
} from '../schools/index.ts';
import { attemptCommand, readPerson } from './attempt-command.ts';

/** What the command line has open. */
export interface CommandParts {
  readonly sequelize: Sequelize;
  readonly people: PersonStore;
}

const operatorRequest = newStaffRequest.pick({ name: true, phone: true });

/**
 * `operator create --name NAME [--phone PHONE]`: a phone that is not given is the next line of the
 * standard input. Returns the exit code; says what is wrong, but never a phone.
 */
export async function createOperator(
  args: readonly string[],
  parts: CommandParts,
): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { name: text, phone: text } });
  const { name = '', phone } = values;
  return attemptCommand(async (nextLine) => {
    const given = phone === undefined ? name : `${name},${phone}`;
    const request = operatorRequest.parse(await readPerson(given, nextLine));
    const platform = await createCreateOperator(founding(parts))(request);
    console.log(`${request.name} signs in as 学校管理 of ${platform.name}.`);
  });
}

/**
 * `school create --name NAME --initials LETTERS [--time-zone ZONE] --school-admin 'NAME[,PHONE]'
 * --security-admin … --audit-admin …`; phones as with `operator create`. Returns the exit code.
 */
export async function createSchool(args: readonly string[], parts: CommandParts): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ name: text, initials: text, 'time-zone': text },
      ...{ 'school-admin': text, 'security-admin': text, 'audit-admin': text },
    },
  });
  return attemptCommand(async (nextLine) => {
    const administrator = (given = '') => readPerson(given, nextLine);
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
  });
}

/** The stores and the audit log that the commands of schools work on. */
export function founding({ sequelize, people }: CommandParts) {
  const roles = new SchoolRoleStore(sequelize);
  const logger = createLogger({ level: 'warn', format: 'json' });
  const { record: recordAudit } = createAudit({ sequelize, logger });
  return { sequelize, people, roles, recordAudit, schools: new SchoolStore() };
}
