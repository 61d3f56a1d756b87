import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type APIRequestContext } from '@playwright/test';

const portrait = join(import.meta.dirname, '../../../backend/test/media/face-id-photo.jpg');

/** A document as an exam asks for it. */
export const askedDocument = (name: string) => ({
  ...{ id: randomUUID(), name, note: '', pages: 1, format: 'image', required: true },
  holdsPhoto: false,
  example: null,
});
type AskedDocument = ReturnType<typeof askedDocument>;

/** Calls the API with somebody's cookies, as their browser would. */
export class Caller {
  private readonly request: APIRequestContext;
  private readonly origin: string;

  constructor(request: APIRequestContext, origin: string) {
    this.request = request;
    this.origin = origin;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(`/api${path}`);
    expect(answer.ok(), `GET ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }

  async send<T>(path: string, data: object, method: 'post' | 'put' = 'post'): Promise<T> {
    const headers = { Origin: this.origin, 'Idempotency-Key': randomUUID() };
    const answer = await this.request[method](`/api${path}`, { data, headers });
    const text = await answer.text();
    expect(answer.ok(), `${method} ${path}: ${text}`).toBe(true);
    return (text === '' ? null : JSON.parse(text)) as T;
  }

  /** Uploads a picture for a document in one piece (tus 1.0.0). */
  async upload(sittingId: string, { id }: AskedDocument, replaces?: string): Promise<void> {
    const picture = readFileSync(portrait);
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    const tus = { Origin: this.origin, 'Tus-Resumable': '1.0.0' };
    const begun = await this.request.post(`/api/my/sittings/${sittingId}/identity-uploads`, {
      headers: {
        ...tus,
        'Upload-Length': String(picture.length),
        'Upload-Metadata': [
          `documentId ${encoded(id)}`,
          `filename ${encoded('证件.jpg')}`,
          ...(replaces ? [`replaces ${encoded(replaces)}`] : []),
        ].join(','),
      },
    });
    expect(begun.status(), await begun.text()).toBe(201);
    const sent = await this.request.patch(begun.headers()['location'] ?? '', {
      headers: {
        ...tus,
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      },
      data: picture,
    });
    expect(sent.ok(), await sent.text()).toBe(true);
  }
}

const dayAfter = () =>
  new Date(Date.now() + 48 * 3_600_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

interface Exam {
  readonly id: string;
  readonly version: number;
}

/** Publishes an exam that asks for these documents alone, with one candidate; the sitting's id. */
export async function publishExam(
  admin: Caller,
  candidate: Caller,
  { name, candidateName }: { readonly name: string; readonly candidateName: string },
  documents: readonly AskedDocument[],
): Promise<string> {
  const found = await admin.get<{ candidates: { id: string; majorId: string }[] }>(
    `/candidates?search=${encodeURIComponent(candidateName)}`,
  );
  const [person] = found.candidates;
  if (!person) throw new Error(`no candidate ${candidateName}`);
  const facts = { kind: 'interview', name, majorId: person.majorId };
  const draft = await admin.send<Exam>('/exams', { ...facts, isRehearsal: false });
  const flow = {
    ...{ announcements: false, deviceCheck: true, faceVerification: 'off', secondaryCamera: 'off' },
    pledge: { asked: false, text: '', version: 1 },
    identityFile: { asked: true, documents },
    ...{ questions: 'none', scoreSheet: { combine: 'mean', items: [] } },
  };
  const { id, version } = draft;
  const saved = await admin.send<Exam>(`/exams/${id}`, { ...facts, version, flow }, 'put');
  await admin.send(`/exams/${id}/steps`, { step: 'publish', version: saved.version });
  const { examRoomId } = await admin.send<{ examRoomId: string }>('/schedule/rooms', {
    ...{ examId: id, name: '审核考场', date: dayAfter(), startTime: '09:00', endTime: '11:00' },
    ...{ sessionMinutes: 15, breaks: { every: null, lunch: null } },
  });
  await admin.send(`/schedule/rooms/${examRoomId}/candidates`, { candidateIds: [person.id] });
  const { sittings } = await candidate.get<{ sittings: { id: string; exam: { id: string } }[] }>(
    '/my/sittings',
  );
  const sitting = sittings.find(({ exam }) => exam.id === id);
  if (!sitting) throw new Error('the candidate has no sitting');
  return sitting.id;
}
