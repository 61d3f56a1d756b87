import { pinyinInitials } from './pinyin-initials.ts';

describe('pinyinInitials', () => {
  it('takes the first letter of each syllable, as the word is read', () => {
    expect(pinyinInitials('临江大学')).toBe('ljdx');
    // 重 and 厦 are read otherwise elsewhere.
    expect(pinyinInitials('重庆大学')).toBe('cqdx');
    expect(pinyinInitials('厦门大学')).toBe('xmdx');
    expect(pinyinInitials('长安大学')).toBe('cadx');
  });

  it('keeps Latin letters and digits, and nothing else', () => {
    expect(pinyinInitials('ＡＢＣ 学院（2）')).toBe('abcxy2');
    expect(pinyinInitials('——')).toBe('');
    expect(pinyinInitials('学'.repeat(80)).length).toBe(50);
  });
});
