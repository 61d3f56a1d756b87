import { randomUUID } from 'node:crypto';

import type { ExamRoomView, LoginRole, StaffStep } from '@exam/contracts';
import { expect, request, type APIRequestContext } from '@playwright/test';

import { portalUnderTest } from '../portal.ts';

/** As what an account of the demo school signs in. */
function loginRole(role: string): LoginRole {
  if (role === 'candidate') return 'candidate';
  return role.endsWith('Admin') ? 'admin' : 'examiner';
}

/** Somebody of the demo school who speaks to the API without a browser. */
export class ApiPerson {
  private readonly context: APIRequestContext;

  private constructor(context: APIRequestContext) {
    this.context = context;
  }

  static async signIn(name: string): Promise<ApiPerson> {
    const { urls, demo } = portalUnderTest();
    const account = demo.accounts.find((one) => one.name === name);
    if (!account) throw new Error(`The demo school has no ${name}`);
    const context = await request.newContext({
      baseURL: urls.portal,
      extraHTTPHeaders: { Origin: urls.portal },
    });
    const person = new ApiPerson(context);
    const { schools } = await person.get<{ schools: { id: string }[] }>('/api/schools?search=ljdx');
    const schoolId = schools[0]?.id ?? '';
    const { colleges } = await person.get<{ colleges: { id: string; name: string }[] }>(
      `/api/schools/${schoolId}/colleges`,
    );
    const collegeId = colleges.find((college) => college.name === account.college)?.id ?? null;
    const role = loginRole(account.role);
    const identity = { role, schoolId, collegeId, phone: account.phone };
    const before = (await person.codes(account.phone)).length;
    await person.post('/api/login/codes', identity);
    await expect
      .poll(async () => (await person.codes(account.phone)).length)
      .toBeGreaterThan(before);
    const [code] = await person.codes(account.phone);
    await person.post('/api/login/sessions', { ...identity, code });
    return person;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.context.get(path);
    expect(answer.ok(), `GET ${path}`).toBe(true);
    return (await answer.json()) as T;
  }

  post<T>(path: string, data: object = {}): Promise<T> {
    return this.send('POST', path, data);
  }

  put<T>(path: string, data: object): Promise<T> {
    return this.send('PUT', path, data);
  }

  private async send<T>(method: 'POST' | 'PUT', path: string, data: object): Promise<T> {
    const headers = { 'Idempotency-Key': randomUUID() };
    const answer = await this.context.fetch(path, { method, data, headers });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }

  /** The path of the exam room that this person works in. */
  async room(): Promise<string> {
    const { examRooms } = await this.get<{ examRooms: { id: string }[] }>('/api/my/exam-rooms');
    return `/api/exam-rooms/${examRooms[0]?.id ?? ''}`;
  }

  /** Opens the exam room, unless it is open. */
  async openRoom(): Promise<void> {
    const room = await this.room();
    const { status } = await this.get<ExamRoomView>(room);
    if (status === 'scheduled') await this.post(`${room}/open`);
  }

  /** Takes a candidate through a step, as this person's console would. */
  async step(candidate: string, step: StaffStep, reason: string | null = null): Promise<void> {
    const room = await this.room();
    const { sittings } = await this.get<ExamRoomView>(room);
    const sitting = sittings.find((one) => one.candidate.name === candidate);
    if (!sitting) throw new Error(`${candidate} is not in this room`);
    const { id, version } = sitting;
    await this.post(`${room}/sittings/${id}/steps`, { step, version, reason });
  }

  async leave(): Promise<void> {
    await this.context.dispose();
  }

  private async codes(phone: string): Promise<string[]> {
    const { messages } = await this.get<{ messages: { code: string }[] }>(
      `/api/dev/sms?phone=${phone}`,
    );
    return messages.map(({ code }) => code);
  }
}
