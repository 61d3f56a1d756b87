import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  faceVerificationView,
  flowFor,
  ownConsentView,
  writeFaceStep,
  type Demand,
  type FaceAction,
  type FaceVerificationView,
} from '@exam/contracts';

import { composeFaceCheck } from '../src/app/compose-face-worker.ts';
import type { CheckSession } from '../src/identity/face-verification/index.ts';
import { loadFaceModels, type FaceModels } from '../src/identity/face/index.ts';
import { parseConfig, type Config } from '../src/platform/config/config.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import { inSystemContext } from '../src/platform/http/request-context.ts';
import { localFileStorage } from '../src/platform/storage/file-storage.ts';
import { CandidateProfileRecord } from '../src/rosters/index.ts';
import { ExamRecord } from '../src/scheduling/index.ts';
import type { CallerAnswer } from './access/caller.ts';
import { ExamRoomFixture } from './exam-room-fixture.ts';
import { FaceFilm, photoBytes, takes } from './face-media.ts';
import { RunningApi } from './running-api.ts';
import { quiet } from './servers.ts';

/** A candidate who is signed in, in a room whose exam wants faces verified. */
export interface FaceCandidate {
  readonly sittingId: string;
  readonly personId: string;
  readonly cookie: string;
}

type Session = NonNullable<FaceVerificationView['session']>;

/** The API of a whole back end, and a face worker that works when it is told to. */
export class FaceFixture {
  readonly api: RunningApi;
  readonly models: FaceModels;
  readonly film: FaceFilm;
  readonly config: Config;

  private constructor(api: RunningApi, models: FaceModels, film: FaceFilm) {
    this.api = api;
    this.models = models;
    this.film = film;
    this.config = parseConfig(api.environment);
  }

  /** `background`: challenges come to face workers that are programs of their own. */
  static async start({ background = false } = {}): Promise<FaceFixture> {
    const settings = { FILES_DIR: await mkdtemp(join(tmpdir(), 'faces-')) };
    const api = await RunningApi.start({ background, settings });
    const film = await FaceFilm.open('face-all-actions');
    return new FaceFixture(api, await loadFaceModels(), film);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await rm(this.config.FILES_DIR, { recursive: true });
  }

  /** A new school, and a room in it. */
  async room(demand: Demand = 'required'): Promise<ExamRoomFixture> {
    const room = await ExamRoomFixture.create(this.api.sequelize);
    const flow = flowFor('interview', {
      announcements: false,
      faceVerification: demand,
      deviceCheck: false,
      identityFile: { asked: false, documents: [] },
      pledge: { asked: false, text: '', version: 1 },
      secondaryCamera: 'off',
    });
    await ExamRecord.update({ settings: JSON.stringify(flow) }, { where: { id: room.examId } });
    return room;
  }

  /** `photo`: on file; left out: that of the person in the film. */
  async candidate(
    room: ExamRoomFixture,
    { photo, consents = true }: { photo?: Buffer | null; consents?: boolean } = {},
  ): Promise<FaceCandidate> {
    const { actor, sitting } = await room.seat('scheduled');
    const { personId } = actor;
    const bytes = photo === undefined ? await photoBytes() : photo;
    if (bytes) {
      const files = localFileStorage(this.config.FILES_DIR);
      const photoKey = await files.store('photos', bytes);
      await CandidateProfileRecord.create({ personId, photoKey, photoAt: new Date() });
    }
    const cookie = await this.api.caller.signIn(actor);
    if (consents) await this.consent(cookie);
    return { sittingId: sitting.id, personId, cookie };
  }

  private async consent(cookie: string): Promise<void> {
    const path = '/my/consents/faceData';
    const answer = await this.api.caller.send({ method: 'get' }, { path, body: {} }, cookie);
    const { version } = ownConsentView.parse(JSON.parse(answer.text));
    await this.api.caller.post(path, cookie, { decision: 'given', version, language: 'zh-CN' });
  }

  async view({ sittingId, cookie }: FaceCandidate): Promise<FaceVerificationView> {
    const path = `/my/sittings/${sittingId}/face-verification`;
    const { text } = await this.api.caller.send({ method: 'get' }, { path, body: {} }, cookie);
    return faceVerificationView.parse(JSON.parse(text));
  }

  /** Any command of theirs on their sitting, as HTTP answers it. */
  ask({ sittingId, cookie }: FaceCandidate, path: string, body: object): Promise<CallerAnswer> {
    const target = { path: `/my/sittings/${sittingId}/${path}`, body };
    return this.api.caller.send({ method: 'post' }, target, cookie);
  }

  /** Begins a challenge; with `actions`, one that asks for these. */
  async begin(candidate: FaceCandidate, actions?: readonly FaceAction[]): Promise<Session> {
    const { text } = await this.ask(candidate, 'face-sessions', { cameraLabel: 'Test camera' });
    const { session } = faceVerificationView.parse(JSON.parse(text));
    if (!session) throw new Error(`no challenge: ${text}`);
    if (!actions) return session;
    await this.api.sequelize.query('UPDATE face_session SET actions = ? WHERE id = ?', {
      replacements: [actions.join(','), session.id],
    });
    return (await this.view(candidate)).session ?? session;
  }

  /** Sends any bytes as a step. */
  upload({ cookie }: FaceCandidate, { id }: Session, bytes: Uint8Array<ArrayBuffer>) {
    return this.api.caller.upload(`/my/face-sessions/${id}/steps`, cookie, bytes);
  }

  /** Sends frames for the step that is asked for; what the candidate sees then. */
  async send(
    candidate: FaceCandidate,
    session: Session,
    frames: readonly Uint8Array[],
  ): Promise<FaceVerificationView> {
    const { nonce, step } = session;
    if (!nonce || !step) throw new Error('no step is asked for');
    const bytes = writeFaceStep({ nonce, step: step.number, frames });
    const { status, text } = await this.upload(candidate, session, bytes);
    if (status !== 200) throw new Error(`the step was answered with ${String(status)}: ${text}`);
    return faceVerificationView.parse(JSON.parse(text));
  }

  /** Frames of the film for an action. */
  take(action: FaceAction): Promise<Buffer[]> {
    return this.film.frames(takes[action]);
  }

  /** A whole challenge with these frames, checked by a worker; what the candidate sees in the end. */
  async try(
    candidate: FaceCandidate,
    framesOf: (action: FaceAction) => Promise<readonly Uint8Array[]>,
    actions?: readonly FaceAction[],
  ): Promise<FaceVerificationView> {
    let session = await this.begin(candidate, actions);
    while (session.step) {
      const sent = await this.send(candidate, session, await framesOf(session.step.action));
      if (!sent.session) throw new Error('the challenge is gone');
      session = sent.session;
    }
    await this.work(session.id);
    return this.view(candidate);
  }

  /** What retention deletes. */
  get retained() {
    return this.api.composition.faceVerification.retained;
  }

  /** Ends challenges whose time is over, as the portal does every few seconds; how many. */
  endLate(): Promise<number> {
    return inSystemContext('spec', () => this.api.composition.faceVerification.endLateSessions());
  }

  /** Checks a challenge as a face worker does. */
  async work(sessionId: string, models: FaceModels = this.models): Promise<void> {
    await inSystemContext('worker faces', () => this.checkWith(models)(sessionId));
  }

  private checkWith(models: FaceModels): CheckSession {
    const { sequelize } = this.api;
    const parts = { sequelize, models, outbox: new Outbox(), logger: quiet };
    return composeFaceCheck(this.config, parts);
  }
}
