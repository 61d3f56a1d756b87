import { boardRoom, boardSitting } from '../testing/boards';
import { movedRooms, movesTo } from './moved-board';

const rooms = [
  boardRoom('r1', ['a', 'b', 'c'].map(boardSitting)),
  boardRoom('r2', ['d'].map(boardSitting)),
];
const orders = (moves: Parameters<typeof movedRooms>[1]) =>
  movedRooms(rooms, moves).map(({ sittings }) => sittings.map(({ id }) => id).join(''));
const seen = (...ids: string[]) => ids.map(boardSitting);

describe('movedRooms', () => {
  it('moves to a position, to the end, and within a room', () => {
    expect(orders(movesTo(seen('a'), 'r2', 1))).toEqual(['bc', 'ad']);
    expect(orders(movesTo(seen('a', 'c'), 'r2', null))).toEqual(['b', 'dac']);
    expect(orders(movesTo(seen('c'), 'r1', 1))).toEqual(['cab', 'd']);
  });

  it('keeps the order of several that go to one position', () => {
    expect(orders(movesTo(seen('a', 'b'), 'r2', 1))).toEqual(['c', 'abd']);
  });

  it('numbers the places anew', () => {
    const [first] = movedRooms(rooms, movesTo(seen('a'), 'r2', null));
    expect(first?.sittings.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('lets who goes to a room of another day disappear', () => {
    expect(orders(movesTo(seen('a'), 'elsewhere', null))).toEqual(['bc', 'd']);
  });
});
