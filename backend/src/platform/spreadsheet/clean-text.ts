/** Zero-width and direction marks, soft hyphens and byte order marks: pasted along, never meant. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * What somebody meant to type: trimmed, one kind of space, full-width digits and letters as
 * ordinary ones. Other characters stay: NFKC would change rare characters of names.
 */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/\s+/g, ' ')
    .trim();
}
