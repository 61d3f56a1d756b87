import { flowFor } from './exam-flow.ts';
import { examProblems } from './exam-problems.ts';

describe('examProblems', () => {
  const interview = flowFor('interview');
  const item = { id: '00000000-0000-4000-8000-000000000099', maxPoints: 10 };

  it('finds nothing in the defaults of any kind', () => {
    for (const kind of ['interview', 'written', 'proctored', 'video'] as const) {
      expect(examProblems(kind, flowFor(kind)))
        .withContext(kind)
        .toEqual([]);
    }
  });

  it('names the text of the pledge and the documents, only where they are asked for', () => {
    const pledge = { asked: true, text: '', version: 1 };
    expect(examProblems('interview', { ...interview, pledge })).toEqual([
      { path: '/flow/pledge/text', code: 'pledge-empty' },
    ]);
    const none = { asked: true, documents: [] };
    expect(examProblems('written', { ...flowFor('written'), identityFile: none })).toEqual([
      { path: '/flow/identityFile/documents', code: 'documents-missing' },
    ]);
    const off = { pledge: { ...pledge, asked: false }, identityFile: { ...none, asked: false } };
    expect(examProblems('interview', { ...interview, ...off })).toEqual([]);
  });

  it('names each document without a name, or with that of another', () => {
    const [first] = interview.identityFile?.documents ?? [];
    if (!first) throw new Error('the defaults have documents');
    const documents = [first, { ...first, name: '' }, first];
    const identityFile = { asked: true, documents };
    expect(examProblems('interview', { ...interview, identityFile })).toEqual([
      { path: '/flow/identityFile/documents/1/name', code: 'document-unnamed' },
      { path: '/flow/identityFile/documents/2/name', code: 'document-twice' },
    ]);
  });

  it('wants weights of 100 together, or nobody to score', () => {
    const sheet = (...weights: number[]) => ({
      combine: 'mean' as const,
      items: weights.map((weight, index) => ({ ...item, name: String(index), weight })),
    });
    const at = (...weights: number[]) =>
      examProblems('interview', { ...interview, scoreSheet: sheet(...weights) });
    expect(at(60, 40)).toEqual([]);
    expect(at()).toEqual([]);
    expect(at(60, 30)).toEqual([{ path: '/flow/scoreSheet/items', code: 'weights-not-100' }]);
  });

  it('wants a contact with both name and phone, or neither', () => {
    const contact = { name: '教务办', phone: '' };
    expect(examProblems('proctored', { ...flowFor('proctored'), contact })).toEqual([
      { path: '/flow/contact/phone', code: 'contact-half' },
    ]);
  });
});
