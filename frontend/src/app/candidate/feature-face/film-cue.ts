/** What to do now while a step is filmed without the mesh. */
export type FilmCue = 'ready' | 'act' | 'back';

/** Seconds at which each ends. */
const ends = { ready: 2.2, act: 5.8, back: 7.2 } as const;
/** Seconds from which on the frames count: a look ahead before the action is needed. */
export const filmBegins = 1.2;

/** Null once the film is over. */
export function filmCue(seconds: number): FilmCue | null {
  if (seconds < ends.ready) return 'ready';
  if (seconds < ends.act) return 'act';
  return seconds < ends.back ? 'back' : null;
}
