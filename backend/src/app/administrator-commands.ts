import { parseArgs } from 'node:util';

import { replacementRequest, type AdministratorView } from '@exam/contracts';

import { createRevokeAccess } from '../login/index.ts';
import { Outbox } from '../platform/event-stream/outbox.ts';
import { createListAdministrators, createReplaceAdministrator } from '../schools/index.ts';
import { attemptCommand, readPerson } from './attempt-command.ts';
import { founding, type CommandParts } from './school-commands.ts';

const text = { type: 'string' } as const;

/** `school administrators --school NAME`: who administers it, with masked phones. The exit code. */
export async function listAdministrators(
  args: readonly string[],
  parts: CommandParts,
): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { school: text } });
  const dependencies = founding(parts);
  const school = await dependencies.schools.findByName(values.school ?? '');
  if (!school) return fail('--school: there is no school of that name');
  for (const one of await createListAdministrators(dependencies)(school.id)) {
    console.log(describe(one));
  }
  return 0;
}

/**
 * `school replace --school NAME --role schoolAdmin|securityAdmin|auditAdmin --by 'NAME[,PHONE]'
 * [--lost NAME|PHONE|ID] --reason TEXT`: puts somebody in the place of a lost administrator, whose
 * access ends. The masked phone is enough; without `--lost` it is the only one. The exit code.
 */
export async function replaceAdministrator(
  args: readonly string[],
  parts: CommandParts,
): Promise<number> {
  const options = { school: text, role: text, by: text, lost: text, reason: text } as const;
  const { values } = parseArgs({ args: [...args], options });
  const dependencies = founding(parts);
  const school = await dependencies.schools.findByName(values.school ?? '');
  if (!school) return fail('--school: there is no school of that name');
  const all = await createListAdministrators(dependencies)(school.id);
  const holders = all.filter(({ role }) => role === values.role);
  const lost = holders.filter(
    ({ id, name, phone }) => values.lost === undefined || [id, name, phone].includes(values.lost),
  );
  if (lost.length > 1 || (values.lost !== undefined && lost.length === 0)) {
    return fail(['--lost: names one of', ...holders.map(describe)].join('\n'));
  }
  return attemptCommand(async (nextLine) => {
    const request = replacementRequest.parse({
      ...(await readPerson(values.by ?? '', nextLine)),
      role: values.role,
      replaces: lost[0]?.id ?? null,
      reason: values.reason,
    });
    const { sequelize, people, recordAudit } = dependencies;
    const revokeAccess = createRevokeAccess({
      ...{ sequelize, people, recordAudit },
      outbox: new Outbox(),
    });
    await createReplaceAdministrator({ ...dependencies, revokeAccess })(school.id, request, null);
    console.log(`${request.name} signs in as 学校管理 of ${school.name}.`);
    if (lost[0]) console.log(`${lost[0].name} (${lost[0].phone}) has no access any more.`);
  });
}

const describe = ({ id, name, phone, role, state }: AdministratorView): string =>
  [role.padEnd(14), phone, state.padEnd(9), id, name].join('  ');

function fail(why: string): number {
  console.error(why);
  return 2;
}
