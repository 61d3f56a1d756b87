import type { PhoneIdentityView, Problem, UploadTicketView } from '@exam/contracts';

import { png } from '../../../../test/identity-document-files.ts';
import { askedDocuments, IdentityFileFixture } from '../../../../test/identity-file-fixture.ts';
import type { Actor } from '../../../platform/policy/actor.ts';

const { idCard } = askedDocuments;
const uploads = '/phone/identity-uploads';
const invalid = { status: 404, code: 'upload-ticket-invalid' };

describe('tickets with which a phone uploads', () => {
  let fixture: IdentityFileFixture;

  beforeAll(async () => {
    fixture = await IdentityFileFixture.start();
  });
  afterAll(() => fixture.stop());

  const json = (body: object) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const ticketFor = async (actor: Actor, sittingId: string) => {
    const path = `/my/sittings/${sittingId}/upload-ticket`;
    const { body } = await fixture.request<UploadTicketView>(actor, 'POST', path, json({}));
    return body.token;
  };
  const open = async (token: string, phoneCookie: string | null = null) => {
    const answer = await fixture.request<PhoneIdentityView & Problem>(
      { phoneCookie },
      'POST',
      '/phone/upload-ticket',
      json({ token }),
    );
    const sent = answer.headers.get('set-cookie') ?? '';
    const cookie = /__Host-upload=([\w-]+)/.exec(sent)?.[1] ?? '';
    return { ...answer, sent, cookie, refusal: { status: answer.status, code: answer.body.code } };
  };
  const look = async (phoneCookie: string) => {
    const path = '/phone/identity-file';
    const { status, body } = await fixture.request<PhoneIdentityView & Problem>(
      { phoneCookie },
      'GET',
      path,
    );
    return { status, code: body.code };
  };
  const expire = (sittingId: string) =>
    fixture.sequelize.query(
      'UPDATE upload_ticket SET expires_at = NOW(3) - INTERVAL 1 SECOND WHERE sitting_id = :sittingId',
      { replacements: { sittingId } },
    );
  const opened = async () => {
    const { actor, sittingId } = await fixture.candidate();
    const token = await ticketFor(actor, sittingId);
    return { actor, sittingId, token, phone: await open(token) };
  };

  it('open the upload to one file, without a login, and show where the pages came from', async () => {
    const { actor, sittingId, phone } = await opened();
    expect(phone.status).toBe(200);
    expect(phone.sent).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict/);
    expect(phone.body.documents.map(({ id }) => id)).toContain(idCard.id);
    const caller = { phoneCookie: phone.cookie };
    const bytes = await png();
    const { status } = await fixture.send(caller, uploads, { documentId: idCard.id, bytes });
    expect(status).toBe(204);
    const [document] = (await fixture.view(actor, sittingId)).documents;
    expect(document?.uploaded.map(({ via }) => via)).toEqual(['phone']);
    const shown = await fixture.request<PhoneIdentityView>(caller, 'GET', '/phone/identity-file');
    const link = shown.body.documents[0]?.uploaded[0]?.links.preview ?? '';
    expect((await fixture.request(caller, 'GET', `/phone${link}`)).status).toBe(200);
  });

  it('are for the first device that comes; it may open them again', async () => {
    const { token, phone } = await opened();
    expect((await open(token)).refusal).toEqual({ status: 409, code: 'upload-ticket-taken' });
    expect((await open(token, 'another')).refusal.code).toBe('upload-ticket-taken');
    expect((await open(token, phone.cookie)).status).toBe(200);
    expect((await look(phone.cookie)).status).toBe(200);
  });

  it('go to one of two devices that come at once', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const token = await ticketFor(actor, sittingId);
    const both = await Promise.all([open(token), open(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are over after ten minutes, opened or not', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const late = await ticketFor(actor, sittingId);
    await expire(sittingId);
    expect((await open(late)).refusal).toEqual(invalid as never);
    const used = await opened();
    await expire(used.sittingId);
    expect(await look(used.phone.cookie)).toEqual(invalid as never);
  });

  it('end with a new one, with the sign-in that made them, and when the file is handed in', async () => {
    const renewed = await opened();
    const next = await ticketFor(renewed.actor, renewed.sittingId);
    expect(await look(renewed.phone.cookie)).toEqual(invalid as never);
    expect((await open(renewed.token)).refusal).toEqual(invalid as never);
    expect((await open(next)).status).toBe(200);

    const signedOut = await opened();
    fixture.endedSessions.add(signedOut.actor.sessionId);
    expect(await look(signedOut.phone.cookie)).toEqual(invalid as never);

    const handedIn = await opened();
    const { actor, sittingId } = handedIn;
    for (const documentId of [idCard.id, askedDocuments.certificate.id]) {
      const base = `/my/sittings/${sittingId}/identity-uploads`;
      await fixture.send(actor, base, { documentId, bytes: await png() });
    }
    const { version } = await fixture.view(actor, sittingId);
    const submitted = await fixture.command(actor, sittingId, '/submission', { version });
    expect(submitted.status).toBe(200);
    expect(await look(handedIn.phone.cookie)).toEqual(invalid as never);
    const path = `/my/sittings/${sittingId}/upload-ticket`;
    const refused = await fixture.request<Problem>(actor, 'POST', path, json({}));
    expect(refused.body.code).toBe('identity-file-closed');
  });

  it('open nothing else: neither other routes, nor uploads to other files', async () => {
    const { sittingId, phone } = await opened();
    const caller = { phoneCookie: phone.cookie };
    const asSession = { headers: { cookie: `__Host-session=${phone.cookie}` } };
    for (const init of [{}, asSession]) {
      const own = `/my/sittings/${sittingId}/identity-file`;
      expect((await fixture.request(caller, 'GET', own, init)).status).toBe(401);
      expect((await fixture.request(caller, 'POST', `${own}/submission`, init)).status).toBe(401);
    }
    const theirs = await fixture.candidate();
    const base = `/my/sittings/${theirs.sittingId}/identity-uploads`;
    expect((await fixture.begin(caller, base, { documentId: idCard.id }, 10)).status).toBe(401);
    const { location } = await fixture.begin(theirs.actor, base, { documentId: idCard.id }, 10);
    const stolen = `${uploads}/${location.split('/').at(-1) ?? ''}`;
    expect((await fixture.tus(caller, 'HEAD', stolen)).status).toBe(404);
    expect((await fixture.patch(caller, stolen, 0, Buffer.alloc(10))).status).toBe(404);
    expect((await fixture.tus(caller, 'DELETE', stolen)).status).toBe(404);
  });

  it('do nothing for who has neither token nor cookie', async () => {
    expect(await look('')).toEqual(invalid as never);
    expect(await look('x'.repeat(43))).toEqual(invalid as never);
    expect((await open('x'.repeat(43))).refusal).toEqual(invalid as never);
    const begun = await fixture.begin({ phoneCookie: null }, uploads, { documentId: idCard.id }, 1);
    expect([begun.status, begun.body.code]).toEqual([404, 'upload-ticket-invalid']);
    const { actor, sittingId } = await fixture.candidate();
    const stranger = (await fixture.candidate()).actor;
    const path = `/my/sittings/${sittingId}/upload-ticket`;
    expect((await fixture.request(stranger, 'POST', path, json({}))).status).toBe(404);
    expect((await fixture.request(actor, 'GET', path)).status).toBe(200);
  });
});
