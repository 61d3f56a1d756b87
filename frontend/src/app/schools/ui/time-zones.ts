import type { Choice } from './choice-field';

/** Where most of the schools are. */
const near = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'];

/** Every time zone that this browser knows, those of China before the others. */
export function timeZoneChoices(language: string, current: string): readonly Choice[] {
  const all = [...near, ...Intl.supportedValuesOf('timeZone'), current];
  return [...new Set(all)].map((zone) => ({ value: zone, label: labelOf(zone, language) }));
}

function labelOf(zone: string, language: string): string {
  const format = (timeZoneName: 'longGeneric' | 'shortOffset') =>
    new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return near.includes(zone)
    ? `${format('longGeneric')} · ${zone} · ${format('shortOffset')}`
    : zone;
}
