import type { Directory } from '../src/exam-room/directory.ts';

/**
 * What an exam room asks of other domains: nobody known by name, nobody connected, no step reopened,
 * no document handed in, no face verified; save what a spec knows better.
 */
export function testDirectory(known: Partial<Directory> = {}): Directory {
  return {
    people: () => Promise.resolve(new Map()),
    college: (id) => Promise.resolve({ id, name: '', contactName: '', contactPhone: '' }),
    majorName: () => Promise.resolve(''),
    online: () => Promise.resolve(new Set()),
    reopened: {},
    identityFileOf: () => Promise.resolve('draft'),
    facesOf: () => Promise.resolve(new Map()),
    ...known,
  };
}
