import { pinyin } from 'pinyin-pro';

/** First letters of the syllables of a Chinese name, and its Latin letters and digits: `cqdx`. */
export function pinyinInitials(name: string): string {
  const parts = pinyin(name.normalize('NFKC'), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  });
  return parts
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 50);
}
