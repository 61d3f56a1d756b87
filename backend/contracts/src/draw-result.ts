import { drawPanels } from './draw-panel.ts';
import type {
  CandidateOrderList,
  CandidateOrderResult,
  DrawAnnouncement,
  DrawResult,
  QuestionSetsList,
  QuestionSetsResult,
} from './draw-record.ts';
import { DrawStream } from './draw-stream.ts';

/** A random order of all candidates; the rooms take their places from it, as listed. */
async function drawOrder(
  { rooms, candidates }: CandidateOrderList,
  stream: DrawStream,
): Promise<CandidateOrderResult> {
  const numbers = await stream.shuffle(candidates.map(({ number }) => number));
  return {
    order: rooms.map(({ name, places }) => ({
      room: name,
      candidates: numbers.splice(0, places),
    })),
  };
}

/** Deals the shuffled sets to the targets as listed, and shuffles anew whenever all are dealt. */
async function drawQuestionSets(
  { sets, targets }: QuestionSetsList,
  stream: DrawStream,
): Promise<QuestionSetsResult> {
  const assigned: QuestionSetsResult['assigned'] = [];
  for (let dealt = 0; dealt < targets.length; dealt += sets.length) {
    const shuffled = await stream.shuffle(sets);
    for (const [index, { label }] of targets.slice(dealt, dealt + sets.length).entries()) {
      assigned.push({ target: label, set: shuffled[index] as string });
    }
  }
  return { assigned };
}

/**
 * The result that follows from an announcement and a combined seed (hex). Throws RangeError for a
 * draw of panels that cannot be filled; `listProblem` says so before.
 */
export async function drawResultOf(
  announcement: DrawAnnouncement,
  combinedSeed: string,
): Promise<DrawResult> {
  const stream = await DrawStream.open(combinedSeed);
  switch (announcement.kind) {
    case 'candidateOrder':
      return drawOrder(announcement.list, stream);
    case 'panelMembers':
      return drawPanels(announcement.list, stream);
    case 'questionSets':
      return drawQuestionSets(announcement.list, stream);
  }
}
