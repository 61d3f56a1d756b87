import { faceLimits } from '@exam/contracts';
import sharp from 'sharp';

/** Whether all are JPEGs of an allowed size; reads their headers, and decodes nothing. */
export async function areFrames(frames: readonly Uint8Array[]): Promise<boolean> {
  const answers = await Promise.all(frames.map((frame) => isFrame(frame)));
  return answers.every(Boolean);
}

async function isFrame(frame: Uint8Array): Promise<boolean> {
  const isJpeg = frame[0] === 0xff && frame[1] === 0xd8 && frame[2] === 0xff;
  if (!isJpeg || frame.length > faceLimits.frameBytes) return false;
  try {
    const { format, width, height } = await sharp(frame).metadata();
    return format === 'jpeg' && Math.max(width, height) <= faceLimits.frameSide;
  } catch {
    return false;
  }
}
