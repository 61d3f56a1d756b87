import {
  combineSeed,
  drawCommitment,
  drawDigest,
  drawResultOf,
  type DrawAnnouncement,
  type DrawRecord,
} from '@exam/contracts/draws';

export const announcement: DrawAnnouncement = {
  format: 'exam-draw/1',
  id: '6f1f64a5-1c0a-4a52-9b57-0f5f5b3f8c11',
  school: '临江大学',
  exam: '硕士研究生招生复试',
  room: '第 1 考场',
  rehearsal: false,
  number: 1,
  redrawReason: null,
  committedAt: '2027-03-20T01:00:00.000Z',
  kind: 'candidateOrder',
  list: {
    rooms: [{ name: '第 1 考场', places: 3 }],
    candidates: [
      { number: '102877210000501', name: '蔡*轩' },
      { number: '102877210000502', name: '周*涵' },
      { number: '102877210000503', name: '苏*清' },
    ],
  },
};

const seed = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const nonces = [{ by: '纪检监督员', text: '7294' }];

/** Committed, and not revealed yet. */
export async function openRecord(): Promise<DrawRecord> {
  const open = {
    announcement,
    commitment: await drawCommitment(seed, announcement),
    outcome: null,
  };
  return { ...open, digest: await drawDigest(open) };
}

/** A genuine record of a revealed draw. */
export async function revealedRecord(): Promise<DrawRecord> {
  const combinedSeed = await combineSeed(seed, announcement, nonces);
  const result = await drawResultOf(announcement, combinedSeed);
  const at = '2027-03-20T01:20:00.000Z';
  const outcome = { status: 'revealed', at, seed, nonces, combinedSeed, result } as const;
  const rest = { ...(await openRecord()), outcome };
  return { ...rest, digest: await drawDigest(rest) };
}
