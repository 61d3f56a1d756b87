import { phone } from '@exam/contracts';

/** Two to 50 letters of any script with marks, and what stands between the parts of a name. */
const NAME = /^[\p{L}\p{M}〇][\p{L}\p{M}〇 '’.\-·]{1,49}$/u;
const BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const MIDDLE_DOTS = /[•‧∙・･]/g;
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

/** A name as it is kept, or null for what is none. Spaces that align Chinese names are taken off. */
export function readName(text: string): string | null {
  const name = text.replace(MIDDLE_DOTS, '·').replace(BETWEEN_HAN, '');
  return NAME.test(name) ? name : null;
}

/** Eleven digits, or null for what is no mainland mobile number. */
export function readPhone(text: string): string | null {
  const read = phone.safeParse(text);
  return read.success ? read.data : null;
}

/** A candidate or staff number as it is kept, or null for what is none. */
export function readNumber(text: string): string | null {
  const number = text.normalize('NFKC').replace(/\s/g, '');
  return NUMBER.test(number) ? number : null;
}
