import type { Audience } from './outbox.ts';

/** An entry of a Redis stream. */
export interface EventStreamEntry {
  /** `<milliseconds>-<number>`, rising within its stream. */
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** An event as a Redis stream carries it. It may come twice, then with the same `eventId`. */
export interface StreamEvent {
  readonly entryId: string;
  readonly eventId: string;
  readonly name: string;
  /** JSON, unparsed: most of who passes it on needs no more. */
  readonly data: string;
  readonly audience: Audience;
}

/** As Redis sends it: names and values in turn; null if the entry was removed while pending. */
export type RawEntry = [id: string, fields: string[] | null];

/** The Redis key of an event stream. */
export const streamKey = (stream: string) => `exam:${stream}`;

export function toEntries(raw: readonly RawEntry[]): EventStreamEntry[] {
  return raw.map(([id, fields]) => ({ id, fields: toRecord(fields ?? []) }));
}

/** Fields of the entry that carries an event, names and values in turn. */
export function toFields(event: Omit<StreamEvent, 'entryId' | 'audience'> & { audience: string }) {
  const { eventId, name, data, audience } = event;
  return ['id', eventId, 'name', name, 'data', data, 'audience', audience];
}

/** Throws for an entry that does not carry an event. */
export function toStreamEvent({ id: entryId, fields }: EventStreamEntry): StreamEvent {
  const { id: eventId, name, data, audience } = fields;
  if (!eventId || !name || !data || !audience) throw new Error(`entry ${entryId} has no event`);
  return { entryId, eventId, name, data, audience: JSON.parse(audience) as Audience };
}

/** Negative when `a` is the older id, positive when it is the newer, 0 when they are the same. */
export function compareEntryIds(a: string, b: string): number {
  const [aTime = 0, aNumber = 0] = a.split('-').map(Number);
  const [bTime = 0, bNumber = 0] = b.split('-').map(Number);
  return aTime - bTime || aNumber - bNumber;
}

function toRecord(pairs: readonly string[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (let i = 0; i < pairs.length; i += 2) {
    const [name, value] = pairs.slice(i, i + 2) as [string, string];
    record[name] = value;
  }
  return record;
}
