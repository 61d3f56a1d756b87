import { matchedPart } from './matched-part';

const school = { id: 's', name: '临江大学', pinyinInitials: 'ljdx' };

describe('matchedPart', () => {
  it('finds a part of the name', () => {
    expect(matchedPart(school, '江大')).toEqual(['临', '江大', '学']);
  });

  it('finds the characters that pinyin initials stand for', () => {
    expect(matchedPart(school, 'LJD')).toEqual(['', '临江大', '学']);
  });

  it('marks nothing without a search', () => {
    expect(matchedPart(school, ' ')).toEqual(['临江大学', '', '']);
  });
});
