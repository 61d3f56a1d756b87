import { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import { createAnnouncements } from '../announcements/index.ts';
import { createAudit } from '../audit/index.ts';
import { createExamRoom, roomStream } from '../exam-room/index.ts';
import { loadFaceModels, warmFaceModels, type FaceModels } from '../identity/face/index.ts';
import {
  createFaceWork,
  FACE_STREAM,
  FaceWorkers,
  type CheckSession,
} from '../identity/face-verification/index.ts';
import { createApprovedPhotoOf } from '../identity/identity-file/index.ts';
import { PledgeStore } from '../identity/pledge/index.ts';
import type { Config } from '../platform/config/config.ts';
import { connectDatabase } from '../platform/database/connect.ts';
import { EventStreamConsumer } from '../platform/event-stream/event-stream-consumer.ts';
import { Outbox } from '../platform/event-stream/outbox.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { DataKeys } from '../platform/secrets/data-keys.ts';
import { Keyring } from '../platform/secrets/keyring.ts';
import { localFileStorage } from '../platform/storage/file-storage.ts';
import { ExamRoomStore } from '../scheduling/index.ts';
import { PersonalData, PersonStore, SchoolStore } from '../schools/index.ts';
import { bindRecords } from './bind-records.ts';
import { createDirectory } from './create-directory.ts';
import { createPhotoOnFile } from './create-photo-on-file.ts';

const SECOND = 1_000;

export interface FaceWorker {
  /** Works off the stream until `signal` aborts and the check in hand is done; closes everything. */
  readonly run: (name: string, signal: AbortSignal) => Promise<void>;
}

/** A face worker with models that are loaded and warm. `onBroken`: the models cannot be trusted any more. */
export async function composeFaceWorker(
  config: Config,
  logger: Logger,
  onBroken: () => void,
): Promise<FaceWorker> {
  const sequelize = connectDatabase(config.DATABASE_URL);
  bindRecords(sequelize);
  const redis = new Redis(config.REDIS_URL);
  redis.on('error', (error) => {
    logger.warn({ err: error }, 'redis is away');
  });
  const models = await loadFaceModels();
  await warmFaceModels(models);
  const outbox = new Outbox();
  const checkSession = composeFaceCheck(config, { sequelize, outbox, logger, models });
  const handle = async ({ data }: { readonly data: string }) => {
    const { sessionId } = JSON.parse(data) as { sessionId: string };
    try {
      await checkSession(sessionId);
    } catch (error) {
      // WebAssembly's own: what remains of the models after it answers at random.
      if (error instanceof Error && error.name === 'RuntimeError') onBroken();
      throw error;
    }
  };
  return {
    run: async (name, signal) => {
      new FaceWorkers(redis).show(name, signal);
      // On an overloaded machine a check takes half a minute; taken over sooner, it would be done twice.
      const limits = { staleAfterMs: 60 * SECOND, maxDeliveries: 5, blockMs: 2 * SECOND };
      const names = { stream: FACE_STREAM, group: 'faces', consumer: name };
      const options = { ...limits, concurrency: 1, handle };
      const consumer = new EventStreamConsumer(redis, outbox, logger, names, options);
      await inSystemContext('worker faces', () => consumer.run(signal));
      redis.disconnect();
      await sequelize.close();
    },
  };
}

interface CheckParts {
  /** With bound tables. */
  readonly sequelize: Sequelize;
  readonly outbox: Outbox;
  readonly logger: Logger;
  readonly models: FaceModels;
}

/** The check of a challenge, with what it needs of the other domains. */
export function composeFaceCheck(config: Config, parts: CheckParts): CheckSession {
  const { sequelize, outbox, logger, models } = parts;
  const files = localFileStorage(config.FILES_DIR);
  const rooms = new ExamRoomStore();
  const schools = new SchoolStore();
  const keyring = new Keyring(config.APP_SECRET);
  const people = new PersonStore(new PersonalData(keyring, new DataKeys(sequelize, keyring)));
  const directory = createDirectory(schools, people);
  const announcements = createAnnouncements({
    ...{ sequelize, outbox, files, schools, roomStream },
    people: directory.people,
    recordAudit: createAudit({ sequelize, logger }).record,
  });
  const pledges = new PledgeStore(sequelize);
  // It asks what is still to be read or agreed to, before it takes a step for completed.
  const { completeFlowStep, ownSitting } = createExamRoom(sequelize, rooms, outbox, {
    ...directory,
    online: () => Promise.resolve(new Set()),
    reopened: {
      announcements: announcements.unreadIn,
      pledge: (sittings) => pledges.outdated(sittings),
    },
    identityFileOf: () => Promise.resolve('draft'),
    facesOf: () => Promise.resolve(new Map()),
  });
  const photos = createApprovedPhotoOf({ sequelize, rooms, ownSitting, storage: files });
  const photoOnFile = createPhotoOnFile(files, photos);
  return createFaceWork({ sequelize, outbox, files, models, rooms, completeFlowStep, photoOnFile });
}
