import type { IdDocumentType } from '@exam/contracts';

export type IdNumberFault =
  'idNumberForm' | 'idNumberOldForm' | 'idNumberRegion' | 'idNumberBirthDate' | 'idNumberChecksum';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';

/** GB/T 2260; 81 to 83 are residents of Hong Kong, Macao and Taiwan who live on the mainland. */
const PROVINCES = new Set([
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'],
  ...['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64'],
  ...['65', '71', '81', '82', '83'],
]);

/** What issuers print: H or M and 8 digits, in the older form with 2 for how often it was issued. */
const HONG_KONG_MACAO = /^[HM]\d{8}(\d{2})?$/;
const TAIWAN = /^(\d{8}|\d{10}[A-Z]?)$/;
const PASSPORT = /^[A-Z0-9]{5,20}$/;
/** Before 2023: country in letters, then 12 digits. */
const OLD_FOREIGNER = /^[A-Z]{3}\d{12}$/;

/** Without what people put between, in capitals: also the way it is compared and kept. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.·()]/g, '');
}

/**
 * What is wrong with a number of that type of document, by what its issuer documents; null when
 * nothing is. Resident identity numbers: GB 11643. `today` is a date such as 2026-03-27.
 */
export function checkIdNumber(
  type: IdDocumentType,
  number: string,
  today: string,
): IdNumberFault | null {
  if (type === 'residentIdCard') return checkResidentId(number, today);
  if (type === 'foreignPermanentResidentCard') return checkForeigner(number, today);
  const forms = { passport: PASSPORT, hongKongMacaoPermit: HONG_KONG_MACAO, taiwanPermit: TAIWAN };
  return forms[type].test(number) ? null : 'idNumberForm';
}

/** The 18th sign for the first 17 digits (ISO 7064, MOD 11-2). */
export function idNumberCheckSign(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return CHECK_SIGNS[sum % 11] ?? '';
}

function checkResidentId(number: string, today: string): IdNumberFault | null {
  if (/^\d{15}$/.test(number)) return 'idNumberOldForm';
  if (!/^\d{17}[\dX]$/.test(number)) return 'idNumberForm';
  if (!PROVINCES.has(number.slice(0, 2))) return 'idNumberRegion';
  return checkBirthAndSign(number, today);
}

/** Since 2023: 9, region, country, birth date, sequence, check sign. */
function checkForeigner(number: string, today: string): IdNumberFault | null {
  if (OLD_FOREIGNER.test(number)) return null;
  if (!/^9\d{16}[\dX]$/.test(number)) return 'idNumberForm';
  return checkBirthAndSign(number, today);
}

function checkBirthAndSign(number: string, today: string): IdNumberFault | null {
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(birth) || birth < '1900-01-01' || birth > today) return 'idNumberBirthDate';
  return idNumberCheckSign(number) === number[17] ? null : 'idNumberChecksum';
}

function isDate(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
