import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { StartProblem } from './start-problem.ts';
import { formatTable } from './table.ts';

export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly phone: string;
  readonly college: string | null;
  readonly examRoom: string | null;
}

export interface DemoSchool {
  readonly school: string;
  readonly accounts: readonly DemoAccount[];
}

const roles: Record<string, string> = {
  candidate: '考生',
  waitingExaminer: '候考官',
  mainExaminer: '主考官',
  panelExaminer: '考官',
  inspector: '巡考',
  collegeAdmin: '学院管理员',
  schoolAdmin: '学校管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
  operator: '平台运维（学校：平台运维）',
};

export const demoFile = (dataFolder: string) => join(dataFolder, 'demo.json');

/** Keeps the accounts together with where to use them, for people and for scripts. */
export function writeDemoSchool(dataFolder: string, school: DemoSchool, urls: object): void {
  const { school: name, accounts } = school;
  const text = JSON.stringify({ urls, school: name, accounts }, null, 2);
  writeFileSync(demoFile(dataFolder), `${text}\n`);
}

/** @throws StartProblem when the command that loads the school said something else */
export function parseDemoSchool(lastLine: string): DemoSchool {
  try {
    const { school, accounts } = JSON.parse(lastLine) as Partial<DemoSchool>;
    if (school && accounts) return { school, accounts };
  } catch {
    // Said below.
  }
  throw new StartProblem('The demo school was loaded, but its accounts were not listed.');
}

/** The accounts, one a line. */
export function accountTable({ accounts }: DemoSchool): string {
  return formatTable(
    accounts.map(({ role, name, phone, college, examRoom }) => [
      roles[role] ?? role,
      name,
      phone,
      college ?? '',
      examRoom ?? '',
    ]),
  );
}
