import { Redis } from 'ioredis';
import type Koa from 'koa';

import { createAnnouncements } from '../announcements/index.ts';
import { createAudit } from '../audit/index.ts';
import { Chat, chatRoutes, ChatStore } from '../chat/index.ts';
import { createDraws } from '../draws/index.ts';
import {
  createExamRoom,
  Presence,
  realtimeRoutes,
  roomStream,
  type ExamRoomDomain,
} from '../exam-room/index.ts';
import { comparisonRoutes, Comparisons } from '../identity/comparison/index.ts';
import { CONSENT_STREAM, createConsents } from '../identity/consents/index.ts';
import { createPledge, PledgeStore } from '../identity/pledge/index.ts';
import {
  createFaceVerification,
  FACE_STREAM,
  FaceWorkers,
  type FaceVerification,
} from '../identity/face-verification/index.ts';
import { createIdentityFiles } from '../identity/identity-file/index.ts';
import { createIdentityReview } from '../identity/review/index.ts';
import { createRetention, RetentionRuleStore } from '../identity/retention/index.ts';
import { createLogin, loginLimits, SESSION_STREAM } from '../login/index.ts';
import { createMedia, type Media } from '../media/index.ts';
import { createNotifications, SMS_STREAM } from '../notifications/index.ts';
import { createViewOverview, overviewRoutes } from '../overview/index.ts';
import type { Config } from '../platform/config/config.ts';
import { connectDatabase } from '../platform/database/connect.ts';
import { databaseNow } from '../platform/database/database-clock.ts';
import { EventStreamReader } from '../platform/event-stream/event-stream-reader.ts';
import { OutboxRelay } from '../platform/event-stream/outbox-relay.ts';
import { Outbox } from '../platform/event-stream/outbox.ts';
import { SseHub } from '../platform/event-stream/sse-hub.ts';
import { apiDescription } from '../platform/http/api-description.ts';
import { createApp } from '../platform/http/create-app.ts';
import { health } from '../platform/http/health.ts';
import { IdempotencyStore } from '../platform/http/idempotency-store.ts';
import { mountRoutes } from '../platform/http/mount-routes.ts';
import { portal } from '../platform/http/portal.ts';
import type { RequestState } from '../platform/http/request-state.ts';
import type { Route } from '../platform/http/route.ts';
import { JanusNodes } from '../platform/janus/janus-nodes.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { DataKeys } from '../platform/secrets/data-keys.ts';
import { Keyring } from '../platform/secrets/keyring.ts';
import { localFileStorage } from '../platform/storage/file-storage.ts';
import { createRosters } from '../rosters/index.ts';
import {
  createCountExams,
  createListStaffRooms,
  createScheduleRoutes,
  createScheduling,
  ExamRoomStore,
  ExamStore,
  RecusalStore,
} from '../scheduling/index.ts';
import { createSchools, PersonalData, PersonStore, SchoolStore } from '../schools/index.ts';
import { BackgroundWork } from './background-work.ts';
import { bindRecords } from './bind-records.ts';
import { createDirectory } from './create-directory.ts';
import { createOutsideAuthority } from './create-outside-authority.ts';
import { createPhotoOnFile } from './create-photo-on-file.ts';
import { requireAppendOnly } from './require-append-only.ts';

/** A whole back end in one process, not started yet. */
export interface Composition {
  readonly app: Koa<RequestState>;
  readonly routes: readonly Route[];
  readonly media: Media;
  readonly faceVerification: FaceVerification;
  readonly background: BackgroundWork;
}

/** Puts the domains together. Throws when a route does not declare who may call it. */
export async function compose(config: Config, logger: Logger): Promise<Composition> {
  const sequelize = connectDatabase(config.DATABASE_URL);
  bindRecords(sequelize);
  await requireAppendOnly(sequelize, config, logger);
  const redis = new Redis(config.REDIS_URL, { enableAutoPipelining: true });
  redis.on('error', (error) => {
    logger.warn({ err: error }, 'redis is away');
  });
  const keyring = new Keyring(config.APP_SECRET);
  const nodes = new JanusNodes(config, logger);
  const outbox = new Outbox();
  const relay = new OutboxRelay(sequelize, redis, logger, {
    workStreams: [SMS_STREAM, SESSION_STREAM, FACE_STREAM, CONSENT_STREAM],
  });
  outbox.wake = () => {
    relay.wake();
  };
  const reader = new EventStreamReader(redis, logger);
  const hub = new SseHub(redis, reader, () => databaseNow(sequelize), logger);

  const audit = createAudit({ sequelize, logger });
  const schools = new SchoolStore();
  const dataKeys = new DataKeys(sequelize, keyring);
  await dataKeys.load();
  const personalData = new PersonalData(keyring, dataKeys);
  const people = new PersonStore(personalData);
  const storage = localFileStorage(config.FILES_DIR);
  const rooms = new ExamRoomStore();
  const directory = createDirectory(schools, people);
  const announcements = createAnnouncements({
    ...{ sequelize, outbox, schools, roomStream },
    files: storage,
    people: directory.people,
    recordAudit: audit.record,
  });
  const pledges = new PledgeStore(sequelize);
  // Presence, identity files and comparisons note things on sittings, and the exam room asks what
  // they know.
  const examRoom: ExamRoomDomain = createExamRoom(sequelize, rooms, outbox, {
    ...directory,
    online: (examRoomId) => presence.onlinePersonIds(examRoomId),
    reopened: {
      announcements: announcements.unreadIn,
      pledge: (sittings) => pledges.outdated(sittings),
    },
    identityFileOf: (sittingId) => identityFiles.store.statusOf(sittingId),
    facesOf: (sittingIds) => comparisons.facesOf(sittingIds),
  });
  const presence = new Presence({
    ...{ sequelize, outbox, rooms, logger },
    onOffline: (personId, examRoomId) => examRoom.noteIncident(personId, 'wentOffline', examRoomId),
  });
  const notifications = createNotifications({ sequelize, keyring, outbox, config });
  const login = createLogin({
    ...{ sequelize, redis, keyring, outbox, schools, people },
    roomRolesOf: (personId) => rooms.rolesOf(personId),
    requestSms: notifications.requestSms,
    recordAudit: audit.record,
  });
  const schoolsDomain = createSchools({
    ...{ sequelize, schools, people, recordAudit: audit.record },
    revokeSessions: login.revokeSessions,
    revokeSessionsOfSchool: login.revokeSessionsOfSchool,
    countExams: createCountExams(sequelize),
    listStaffRooms: createListStaffRooms(sequelize),
    revokeAccess: login.revokeAccess,
    smsQuotas: notifications.quota,
    loginCodesPerDay: loginLimits.messagesPerSchoolAndDay,
    authority: config.IDENTITY_AUTHORITY === 'local' ? null : config.IDENTITY_AUTHORITY,
  });
  const rosters = createRosters({
    ...{ sequelize, logger, keyring, storage, schools, people, personalData },
    recordAudit: audit.record,
    revokeSessions: login.revokeSessions,
  });
  const retentionRules = new RetentionRuleStore();
  const consents = createConsents({
    ...{ sequelize, people, outbox, recordAudit: audit.record },
    retentionOf: (schoolId, purpose) => retentionRules.listOf(schoolId, purpose),
  });
  const identityFiles = createIdentityFiles({
    ...{ sequelize, redis, keyring, outbox, storage, rooms, consents },
    filesFolder: config.FILES_DIR,
    ownSitting: examRoom.ownSitting,
    endedAmong: login.endedAmong,
    recordAudit: audit.record,
  });
  const pledge = createPledge({
    ...{ sequelize, rooms, pledges, recordAudit: audit.record },
    ownSitting: examRoom.ownSitting,
    candidateOf: examRoom.candidateOf,
    completeFlowStep: examRoom.completeFlowStep,
    people: directory.people,
    majorName: directory.majorName,
    schoolName: directory.schoolName,
  });
  const media = createMedia({
    ...{ config, keyring, nodes, logger },
    findPlaceGrants: examRoom.findPlaceGrants,
    identifyCookie: async (cookie) => {
      const state: RequestState = { requestId: '', address: '' };
      await login.identify(cookie, state);
      return state.actor ?? null;
    },
  });
  const scheduling = createScheduling({
    ...{ sequelize, schools },
    exams: new ExamStore(),
    sittings: examRoom.sittingFacts,
    recordAudit: audit.record,
    people: directory.people,
    tellRooms: async (told) => {
      for (const room of told) await examRoom.tellRoom(room);
    },
  });
  const faceWorkers = new FaceWorkers(redis);
  const photoOnFile = createPhotoOnFile(storage, identityFiles.approvedPhotoOf);
  const faceVerification = createFaceVerification({
    ...{ sequelize, outbox, rooms, files: storage, recordAudit: audit.record },
    ownSitting: examRoom.ownSitting,
    completeFlowStep: examRoom.completeFlowStep,
    requireConsent: (personId) => consents.require(personId, 'faceData'),
    photoOnFile,
    workers: () => faceWorkers.alive().catch(() => 1),
    tellRoom: examRoom.tellRoom,
  });
  const authority = createOutsideAuthority(config, {
    ...{ sequelize, rooms, schools, people, personalData, consents, faceVerification },
    ...{ photoOnFile, ownSitting: examRoom.ownSitting, recordAudit: audit.record },
  });
  const retention = createRetention({
    ...{ sequelize, logger, people, recordAudit: audit.record },
    rules: retentionRules,
    kinds: [...rosters.retained, ...identityFiles.retained, ...faceVerification.retained],
  });
  const comparisons = new Comparisons({
    ...{ sequelize, rooms, storage, photoOnFile, recordAudit: audit.record },
    results: faceVerification.results,
    identityFiles: identityFiles.store,
    pageLinks: identityFiles.links,
    people: directory.people,
    noteOnSitting: examRoom.noteOnSitting,
    staffSitting: examRoom.staffSitting,
  });
  const chat = new Chat({
    ...{ sequelize, rooms, outbox },
    messages: new ChatStore(),
    people: directory.people,
    ownSitting: examRoom.ownSitting,
    candidateOf: examRoom.candidateOf,
  });

  const draws = createDraws({
    ...{ sequelize, keyring, outbox, rooms, people, schools },
    exams: new ExamStore(),
    recusals: new RecusalStore(),
    drawnOrder: examRoom.drawnOrder,
    book: examRoom.sittingBook,
    recordAudit: audit.record,
  });

  const scheduleApi = createScheduleRoutes({
    ...{ sequelize, people, schools },
    ...{ book: examRoom.sittingBook, recordAudit: audit.record },
    revealedOrders: draws.revealedOrders,
    ...{ notices: notifications.notices, quota: notifications.quota },
    phoneOf: (person) => personalData.phoneOf(person),
  });

  const identityReview = createIdentityReview({
    ...{ sequelize, outbox, schools, people, rooms },
    files: identityFiles.store,
    linksOf: identityFiles.links.linksOf,
    completeFlowStep: examRoom.completeFlowStep,
    notices: notifications.notices,
    phoneOf: (person) => personalData.phoneOf(person),
    recordAudit: audit.record,
  });

  const routes = [
    ...schoolsDomain.routes,
    ...login.routes,
    ...notifications.routes,
    ...examRoom.routes,
    ...scheduling.routes,
    ...rosters.routes,
    ...consents.routes,
    ...identityFiles.routes,
    ...pledge.routes,
    ...retention.routes,
    ...scheduleApi,
    ...identityReview.routes,
    ...realtimeRoutes({
      ...{ hub, presence, isCandidateOf: examRoom.isCandidateOf },
      isStaffOf: (personId, examRoomId) => rooms.isStaffOf(personId, examRoomId),
    }),
    ...chatRoutes(chat),
    ...faceVerification.routes,
    ...comparisonRoutes(comparisons),
    ...authority.routes,
    ...draws.routes,
    ...announcements.routes,
    ...media.routes,
    ...audit.routes,
    ...overviewRoutes(createViewOverview({ sequelize, schools, rooms })),
  ];
  const idempotency = new IdempotencyStore(sequelize, (text) => keyring.hash('idempotency', text));
  const app = createApp({
    logger,
    origins: config.PUBLIC_ORIGINS,
    trustedProxies: config.TRUSTED_PROXIES,
    identify: login.identify,
    handlers: [
      health(
        { database: () => sequelize.query('SELECT 1') },
        // Without Redis exams go on, with slower news; without Janus there is no picture; without a
        // face worker faces wait to be checked.
        {
          redis: () => redis.ping(),
          janus: () => Promise.resolve(nodes.live().length > 0),
          faceWorkers: async () => (await faceWorkers.alive()) > 0,
        },
      ),
      apiDescription(routes),
      ...notifications.handlers,
      mountRoutes(routes, idempotency),
      portal(config.PORTAL_DIR),
    ],
  });
  const background = new BackgroundWork({
    ...{ sequelize, redis, logger, outbox, relay, reader, hub, presence, nodes },
    ...{ audit, media, login, notifications, examRoom, rosters, announcements },
    ...{ faceVerification, identityFiles, identityReview },
    ...{ idempotency, dataKeys, retention, storage },
    namedFolders: [rosters, identityFiles, faceVerification].map(({ namedFiles }) => namedFiles),
  });
  return { app, routes, media, faceVerification, background };
}
