/** `138****1001`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** The first three and the last four characters; of short numbers the last two alone. */
export function maskIdNumber(idNumber: string): string {
  const [head, tail] = idNumber.length > 9 ? [3, 4] : [0, 2];
  const hidden = '*'.repeat(Math.max(4, idNumber.length - head - tail));
  return `${idNumber.slice(0, head)}${hidden}${idNumber.slice(-tail)}`;
}
