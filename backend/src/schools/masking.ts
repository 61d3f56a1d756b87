/** `138****1001`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** `蔡*轩`, `卢*`: the ends of a name, or of two characters the first; at most three `*`. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  const hidden = '*'.repeat(Math.min(3, Math.max(1, characters.length - 2)));
  const last = characters.length > 2 ? characters.at(-1) : '';
  return characters.length === 1 ? hidden : `${characters[0] ?? ''}${hidden}${last ?? ''}`;
}

/** The first three and the last four characters; of short numbers the last two alone. */
export function maskIdNumber(idNumber: string): string {
  const [head, tail] = idNumber.length > 9 ? [3, 4] : [0, 2];
  const hidden = '*'.repeat(Math.max(4, idNumber.length - head - tail));
  return `${idNumber.slice(0, head)}${hidden}${idNumber.slice(-tail)}`;
}
