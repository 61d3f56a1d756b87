import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { flowFor } from '@exam/contracts';

import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { CandidateProfileRecord } from '../../rosters/index.ts';
import { ExamRecord } from '../../scheduling/index.ts';
import type { PersonStore } from '../../schools/index.ts';
import { demoFlow } from './demo-flow.ts';
import { createDemoRoom, type DemoMajor, type DemoSchedule } from './demo-rooms.ts';

const name = '2027 年硕士研究生招生复试（含人脸识别）';

const room = {
  name: '第 3 考场',
  number: 3,
  staff: [
    ['waitingExaminer', '邵文华'],
    ['mainExaminer', '严思敏'],
    ['panelExaminer', '江晓峰'],
    ['panelExaminer', '黎若云'],
  ],
  candidates: ['萧若水', '温知远', '钟灵秀', '乔安然', '叶知秋'],
} as const;

/** Which photo on file the candidates have, in their order. */
const photos: readonly ('testFace' | 'other' | 'none')[] = [
  'testFace',
  'other',
  'testFace',
  'none',
  'testFace',
];

/** A second exam, whose candidates agree to the pledge and verify their faces; unless it is there. */
export async function addFaceExam(
  people: PersonStore,
  files: FileStorage,
  major: DemoMajor,
  when: DemoSchedule,
): Promise<void> {
  const { schoolId, collegeId, majorId } = major;
  if ((await ExamRecord.count({ where: { schoolId, name } })) > 0) return;
  const { pledge } = flowFor('interview');
  const asked = { ...(pledge && { pledge }), faceVerification: 'required' } as const;
  const flow = flowFor('interview', { ...demoFlow, ...asked });
  const exam = await ExamRecord.create({
    ...{ schoolId, collegeId, majorId, name },
    kind: 'interview',
    isRehearsal: false,
    status: 'published',
    settings: JSON.stringify(flow),
    createdAt: new Date(),
    publishedAt: new Date(),
  });
  const candidates = await createDemoRoom(people, exam.id, major, room, when);
  for (const [index, personId] of candidates.entries()) {
    const photo = await readPhoto(photos[index] ?? 'none');
    if (!photo) continue;
    const photoKey = await files.store('photos', photo);
    await CandidateProfileRecord.create({ personId, photoKey, photoAt: new Date() });
  }
}

/** Null where there is none; the other person's comes with a package that only developers have. */
async function readPhoto(which: (typeof photos)[number]): Promise<Buffer | null> {
  if (which === 'none') return null;
  if (which === 'testFace') return readFile(join(import.meta.dirname, 'face-photo.jpg'));
  try {
    const package_ = createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json');
    return await readFile(join(dirname(package_), 'demo/sample1.jpg'));
  } catch {
    return null;
  }
}
