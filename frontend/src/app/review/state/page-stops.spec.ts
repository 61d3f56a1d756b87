import { document, reviewFile } from '../testing/review-files';
import { firstToDecide, pageCount, stopsOf } from './page-stops';

const page = (id: string) => ({ id, picture: '', preview: '', width: 1, height: 1 });

describe('the pages of a file', () => {
  const stops = stopsOf(
    reviewFile('s', {
      documents: [
        document('a', { state: 'approved' }),
        document('b', { pages: [page('1'), page('2')] }),
        document('c', { pages: [], state: 'missing' }),
      ],
    }),
  );

  it('are gone through in order; a document without any is not left out', () => {
    expect(stops.map((stop) => stop.page?.id ?? null)).toEqual(['a-1', '1', '2', null]);
    expect(stopsOf(null)).toEqual([]);
  });

  it('begin where something is to be decided', () => {
    expect(firstToDecide(stops)).toBe(1);
    expect(firstToDecide([])).toBe(0);
  });

  it('are counted where a document has several', () => {
    expect(pageCount(stops, stops[2] ?? null, 'b')).toBe('2/2');
    expect(pageCount(stops, stops[0] ?? null, 'b')).toBe('1/2');
    expect(pageCount(stops, stops[0] ?? null, 'a')).toBeNull();
  });
});
