import { randomUUID } from 'node:crypto';

import { retainedKind } from '@exam/contracts';

import type { Route } from '../../src/platform/http/route.ts';
import type { Examples } from './example.ts';
import type { PlaceIds } from './place.ts';
import { scheduleExamples } from './schedule-examples.ts';

/** What stands in a path and is no id of something that belongs to somebody. */
const otherParameters: Readonly<Record<string, () => string>> = {
  passkeyId: randomUUID,
  checkId: randomUUID,
  purpose: () => 'faceData',
  decisionId: randomUUID,
  picture: () => 'photoOnFile',
};

const reason = { reason: 'a reason' };
const phone = () => `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
const college = () => ({ name: randomUUID(), contactName: 'x', contactPhone: '010-1234567' });
const major = { name: 'x', code: null };
const exam = ({ majorId }: PlaceIds) => ({ kind: 'interview', name: randomUUID(), majorId });
const staff = ({ collegeId }: PlaceIds) => ({
  ...{ name: 'x', phone: phone(), staffNumber: null, collegeId },
});
const grant = ({ personId }: PlaceIds) => ({ personId, role: 'inspector', ...reason });
const passkey = {
  ...{ id: 'eA', rawId: 'eA', type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: 'eA', attestationObject: 'eA' },
};
const kind = { kind: 'candidates' };

/** For every route that wants a body or a query: one that is good, for what the ids name. */
const examples: Examples = {
  ...scheduleExamples,
  'get /realtime': ({ examRoomId }) => ({ query: { examRoomId } }),
  'post /media/tickets': ({ examRoomId }) => ({ body: { examRoomId, place: 'waitingArea' } }),
  'post /my/sittings/:sittingId/flow/deviceCheck': () => ({
    body: { camera: '', microphone: '', roundTrip: 1 },
  }),
  'post /my/sittings/:sittingId/face-sessions': () => ({ body: { cameraLabel: 'x' } }),
  'post /my/sittings/:sittingId/face-verification/by-eye': () => ({
    body: { reason: 'cannotDoActions' },
  }),
  'post /my/sittings/:sittingId/messages': () => ({ body: { text: 'x' } }),
  'post /my/sittings/:sittingId/identity-file/pages/:pageId/turn': () => ({
    body: { degrees: 90 },
  }),
  'post /my/sittings/:sittingId/identity-file/order': ({ pageId }) => ({
    body: { documentId: pageId, pageIds: [] },
  }),
  'post /my/sittings/:sittingId/identity-file/submission': () => ({ body: { version: 0 } }),
  'get /identity-pages/:pageId': () => ({
    query: { size: 'picture', until: '1', proof: '0'.repeat(64) },
  }),
  'post /exam-rooms/:examRoomId/messages': ({ sittingId }) => ({ body: { sittingId, text: 'x' } }),
  'post /exam-rooms/:examRoomId/sittings/:sittingId/steps': () => ({
    body: { step: 'postpone', version: 0 },
  }),
  'post /exam-rooms/:examRoomId/sittings/:sittingId/face/comparisons': () => ({
    body: { outcome: 'samePerson' },
  }),
  'post /announcements': ({ collegeId }) => ({ body: { audience: { collegeId, majorId: null } } }),
  'post /announcements/:announcementId/save': ({ collegeId }) => ({
    body: {
      ...{ audience: { collegeId, majorId: null }, title: '通知', body: '<p>文</p>' },
      ...{ attachmentIds: [], mustRead: true, pinned: false, revision: 0 },
    },
  }),
  'post /announcements/:announcementId/publish': () => ({ body: { revision: 0, at: null } }),
  'post /announcements/:announcementId/unschedule': () => ({ body: { revision: 0 } }),
  'post /announcements/:announcementId/withdraw': () => ({ body: { revision: 0, ...reason } }),
  'post /my/announcements/:announcementId/read': () => ({ body: { version: 1 } }),
  'post /my/sittings/:sittingId/pledge': () => ({ body: { version: 1 } }),
  'post /my/consents/:purpose': () => ({
    body: { decision: 'given', version: 1, language: 'zh-CN' },
  }),
  'post /admin/consents/:purpose': () => ({
    body: { version: 1, text: { 'zh-CN': '文', en: 'text' } },
  }),
  'put /admin/retention': () => ({
    body: { rules: retainedKind.options.map((one) => ({ kind: one, days: 30 })) },
  }),
  'post /admin/legal-holds': ({ candidateId }) => ({ body: { candidateId, ...reason } }),
  'post /admin/legal-holds/:holdId/lift': () => ({ body: reason }),
  'post /exams': (ids) => ({ body: { ...exam(ids), isRehearsal: false } }),
  'put /exams/:examId': (ids) => ({ body: { ...exam(ids), version: 0, flow: {} } }),
  'post /exams/:examId/copies': (ids) => ({ body: { ...exam(ids), isRehearsal: true } }),
  'post /exams/:examId/steps': () => ({ body: { step: 'archive', version: 0 } }),
  'post /admin/draws': ({ examId, examRoomId }) => ({
    body: { kind: 'candidateOrder', examId, examRoomId },
  }),
  'get /admin/draw-subject': ({ examId }) => ({ query: { kind: 'candidateOrder', examId } }),
  'post /admin/draws/:drawId/nonces': () => ({ body: { by: 'x', text: 'x' } }),
  'post /admin/draws/:drawId/reveal': () => ({ body: { nonces: 1 } }),
  'post /admin/draws/:drawId/void': () => ({ body: reason }),
  'post /admin/colleges': () => ({ body: college() }),
  'put /admin/colleges/:collegeId': () => ({ body: college() }),
  'post /admin/colleges/:collegeId/majors': () => ({ body: major }),
  'put /admin/majors/:majorId': () => ({ body: major }),
  'post /admin/staff': (ids) => ({ body: staff(ids) }),
  'put /admin/staff/:personId': (ids) => ({ body: staff(ids) }),
  'post /admin/staff/:personId/disable': () => ({ body: reason }),
  'post /admin/staff/:personId/enable': () => ({ body: reason }),
  'post /staff/:personId/second-factor/reset': () => ({ body: reason }),
  'post /school/second-factor-policy': () => ({ body: { policy: 'admins' } }),
  'post /second-factor/proofs': () => ({ body: { method: 'totp', code: '000000' } }),
  'post /second-factor/totp/confirmation': () => ({ body: { code: '000000' } }),
  'post /second-factor/passkeys': () => ({ body: { name: 'x', passkey } }),
  'post /account/passkeys/:passkeyId/name': () => ({ body: { name: 'x' } }),
  'get /admin/roles/grantees': () => ({ query: { search: 'x' } }),
  'post /admin/roles/grants': (ids) => ({ body: grant(ids) }),
  'post /admin/roles/revocations': (ids) => ({ body: grant(ids) }),
  'post /my/sittings/:sittingId/authority-checks': () => ({ body: { agreed: true } }),
  'put /admin/settings': () => ({
    body: { timeZone: 'Asia/Shanghai', contactName: '', contactPhone: '', outsideAuthority: false },
  }),
  'get /operator/pinyin-initials': () => ({ query: { name: 'x' } }),
  'post /operator/schools': () => ({
    body: {
      ...{ name: randomUUID(), pinyinInitials: 'x', timeZone: 'Asia/Shanghai' },
      schoolAdmin: { name: 'x', phone: phone() },
      securityAdmin: { name: 'x', phone: phone() },
      auditAdmin: { name: 'x', phone: phone() },
    },
  }),
  'post /operator/schools/:schoolId/deactivate': () => ({ body: reason }),
  'post /operator/schools/:schoolId/reactivate': () => ({ body: reason }),
  'put /operator/schools/:schoolId/sms-quota': () => ({
    body: { perDay: 1, perMonth: 1, ...reason },
  }),
  'post /operator/schools/:schoolId/administrators': () => ({
    body: { role: 'schoolAdmin', replaces: null, name: 'x', phone: phone(), ...reason },
  }),
  'put /candidates/:candidateId': ({ collegeId, majorId }) => ({
    body: { name: '样例', collegeId, majorId, gender: null, remark: '' },
  }),
  'post /candidates/:candidateId/reveal': () => ({ body: reason }),
  'get /imports/template': () => ({ query: kind }),
  'get /imports/current': () => ({ query: kind }),
  'get /imports/:importId/rows': () => ({ query: { outcome: 'new' } }),
  'post /imports/:importId/mapping': () => ({ body: { sheet: 0, headerRow: 1, columns: {} } }),
  'post /identity-review/next': () => ({ body: { filter: {}, besides: [] } }),
  'post /identity-review/claims/renew': () => ({ body: { sittingIds: [] } }),
  'post /identity-review/claims/release': () => ({ body: { sittingIds: [] } }),
  'post /identity-review/files/:sittingId/decision': () => ({ body: { version: 0, sentBack: [] } }),
  'post /identity-review/batches': ({ sittingId }) => ({
    body: { files: [{ sittingId, version: 1 }] },
  }),
  'post /identity-review/batches/:batchId/take-out': ({ sittingId }) => ({ body: { sittingId } }),
  'get /audit/export': () => ({ query: { format: 'csv' } }),
};

/** A request of a route for what the ids name. Throws where an id or an example is missing. */
export function exampleRequest(
  { method, path, body: bodySchema, query: querySchema }: Route,
  ids: PlaceIds,
): { readonly path: string; readonly body: object; readonly named: readonly string[] } {
  const named: string[] = [];
  const watched = new Proxy(ids, {
    get: (target, name) => {
      named.push(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
  const target = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = otherParameters[name]?.() ?? watched[name as keyof PlaceIds];
    // Whoever adds a parameter adds its id to Place, or a line to otherParameters.
    if (!value) throw new Error(`${method} ${path}: nothing is known to put for :${name}`);
    return value;
  });
  const { body = {}, query = {} } = examples[`${method} ${path}`]?.(watched) ?? {};
  for (const [schema, sent] of [
    [bodySchema, body],
    [querySchema, query],
  ] as const) {
    const refused = schema?.safeParse(sent).error?.issues.map((issue) => issue.path.join('.'));
    // A request that breaks the contract would be refused before anybody asks who sent it.
    if (refused) throw new Error(`${method} ${path} needs a good example: ${refused.join(', ')}`);
  }
  const search = new URLSearchParams(query).toString();
  return { path: search ? `${target}?${search}` : target, body, named };
}
