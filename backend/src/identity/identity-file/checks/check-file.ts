import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { requirePassivePdf } from './active-pdf.ts';
import { CheckProblem } from './check-problem.ts';
import { drawPdf } from './draw-pdf.ts';
import { drawPicture, openPicture } from './draw-picture.ts';
import { fileKind } from './file-kind.ts';
import type { CheckAnswer, CheckedFile } from './file-checker.ts';
import { requireNothingHidden } from './hidden-content.ts';

// A process of its own: what a file does to the libraries that read it, it does not do to the portal.

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: '' },
    folder: { type: 'string', default: '' },
    format: { type: 'string', default: 'either' },
    pages: { type: 'string', default: '1' },
    turn: { type: 'string', default: '0' },
  },
});

async function check(): Promise<CheckedFile> {
  const { file, folder, format, pages, turn } = values;
  const bytes = await readFile(file);
  const source = fileKind(bytes);
  const wanted = source === 'pdf' ? 'pdf' : 'image';
  if (format !== 'either' && format !== wanted) {
    throw new CheckProblem('identity-format-refused', `${source}, not ${format}`);
  }
  requireNothingHidden(source, bytes);
  if (source !== 'pdf') {
    return { source, pages: [await drawPicture(openPicture(bytes), folder, '1', Number(turn))] };
  }
  requirePassivePdf(bytes);
  return { source, pages: await drawPdf(bytes, folder, Number(pages)) };
}

async function answer(): Promise<CheckAnswer> {
  try {
    return { file: await check() };
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    return { problem: error.code, message: error.message };
  }
}

process.stdout.write(JSON.stringify(await answer()));
