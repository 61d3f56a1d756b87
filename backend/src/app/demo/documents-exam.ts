import { flowFor, flowTable } from '@exam/contracts';

import { ExamRecord } from '../../scheduling/index.ts';
import type { PersonStore } from '../../schools/index.ts';
import { demoFlow } from './demo-flow.ts';
import { createDemoRoom, type DemoMajor, type DemoSchedule } from './demo-rooms.ts';

const name = '2027 年硕士研究生招生复试（含材料审核）';

const room = {
  name: '第 4 考场',
  number: 4,
  staff: [
    ['waitingExaminer', '贺知行'],
    ['mainExaminer', '傅明哲'],
    ['panelExaminer', '雷远山'],
  ],
  candidates: ['姚清越', '顾念慈', '骆以宁'],
} as const;

/** An exam whose candidates hand in documents; unless it is there. */
export async function addDocumentsExam(
  people: PersonStore,
  major: DemoMajor,
  when: DemoSchedule,
): Promise<void> {
  const { schoolId, collegeId, majorId } = major;
  if ((await ExamRecord.count({ where: { schoolId, name } })) > 0) return;
  const identityFile = flowTable.identityFile.defaults.interview ?? { asked: true, documents: [] };
  const exam = await ExamRecord.create({
    ...{ schoolId, collegeId, majorId, name },
    kind: 'interview',
    isRehearsal: false,
    status: 'published',
    settings: JSON.stringify(flowFor('interview', { ...demoFlow, identityFile })),
    createdAt: new Date(),
    publishedAt: new Date(),
  });
  await createDemoRoom(people, exam.id, major, room, when);
}
