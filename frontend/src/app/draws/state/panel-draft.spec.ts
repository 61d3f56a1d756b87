import type { DrawSubjectView } from '@exam/contracts/draws';

import { PanelDraft } from './panel-draft';

const room = (id: string) => ({
  ...{ id, name: `第 ${id} 考场`, status: 'scheduled' as const },
  ...{ startsAt: '2027-03-20T01:00:00.000Z', candidates: 8 },
});
const person = (personId: string, more: object = {}) => ({
  ...{ personId, name: personId, unit: null, busyDuring: [], recusedFrom: [] },
  ...more,
});
const subject: DrawSubjectView = {
  recusals: [],
  rooms: [room('1'), room('2')],
  candidates: [],
  staff: [
    person('a'),
    person('b', { busyDuring: ['1'] }),
    person('c', { recusedFrom: ['2'] }),
    person('d'),
  ],
  ...{ number: 1, openDrawId: null, obstacle: null },
};

describe('PanelDraft', () => {
  let draft: PanelDraft;
  beforeEach(() => {
    draft = new PanelDraft(subject);
    for (const { id } of subject.rooms) draft.setCount(id, 'panelExaminer', 1);
  });

  it('says which seat cannot be filled, until it can', () => {
    draft.setIn(subject.staff.slice(0, 3), true);
    expect(draft.seats()).toBe(4);
    expect(draft.unfillable()).toEqual({ room: '第 2 考场', role: 'panelExaminer' });
    draft.setIn(subject.staff, true);
    expect(draft.unfillable()).toBeNull();
    draft.setRoles('d', []);
    expect(draft.pool().map(({ personId }) => personId)).toEqual(['a', 'b', 'c']);
  });

  it('recuses who is elsewhere, unless somebody knows better, and never lifts a record', () => {
    const [, busy, recused] = subject.staff;
    if (!busy || !recused) throw new Error('nobody');
    expect(draft.recusedFrom(busy)).toEqual(['1']);
    draft.setRecusedFrom('b', []);
    expect(draft.recusedFrom(busy)).toEqual([]);
    draft.setRecusedFrom('c', []);
    expect(draft.recusedFrom(recused)).toEqual(['2']);
  });

  it('leaves out rooms without seats, and takes no number out of its range', () => {
    draft.setIn(subject.staff, true);
    draft.setCount('2', 'panelExaminer', 0);
    draft.setCount('2', 'mainExaminer', Number.NaN);
    draft.setCount('1', 'panelExaminer', 99);
    const { rooms } = draft.parts();
    expect(rooms.map(({ examRoomId }) => examRoomId)).toEqual(['1']);
    expect(rooms[0]?.seats).toEqual([
      { role: 'mainExaminer', count: 1 },
      { role: 'panelExaminer', count: 20 },
    ]);
    expect(rooms[0]?.recused).toEqual(['b']);
  });
});
