export type DeskKey =
  | 'approve'
  | 'sendBack'
  | 'note'
  | 'undo'
  | 'previousPage'
  | 'nextPage'
  | 'previousFile'
  | 'nextFile'
  | 'zoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'turnLeft'
  | 'turnRight'
  | 'fit'
  | 'compare'
  | 'help';

/** What a key does on the desk, by its name in lower case. The digits give reasons. */
export const deskKeys: Readonly<Partial<Record<string, DeskKey>>> = {
  a: 'approve',
  r: 'sendBack',
  e: 'note',
  u: 'undo',
  arrowleft: 'previousPage',
  arrowright: 'nextPage',
  arrowup: 'previousFile',
  arrowdown: 'nextFile',
  z: 'zoom',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '[': 'turnLeft',
  ']': 'turnRight',
  '0': 'fit',
  c: 'compare',
  '?': 'help',
};
