import * as z from 'zod';

import { identityFileStatus } from './identity-file-status.ts';
import { collegeView, roomRole } from './schools.ts';
import { staffFaceView } from './staff-face.ts';

export const examKind = z.enum(['interview', 'written', 'proctored', 'video']);
export type ExamKind = z.output<typeof examKind>;

export const sittingStatus = z.enum([
  'scheduled',
  'checkedIn',
  'waiting',
  'inTalk',
  'ready',
  'invited',
  'inRoom',
  'finished',
  'postponed',
  'absent',
]);
export type SittingStatus = z.output<typeof sittingStatus>;

/** A step that an exam's flow puts before the waiting area, in the order of the candidate's path. */
export const flowStep = z.enum([
  'announcements',
  'identityFile',
  'pledge',
  'faceVerification',
  'deviceCheck',
  'secondaryCamera',
]);
export type FlowStep = z.output<typeof flowStep>;

/** What one candidate has done of it; who skips a step that is not `required` has completed it. */
const flowProgress = z
  .object({ step: flowStep, required: z.boolean(), completedAt: z.iso.datetime().nullable() })
  .array();

export const examRoomStatus = z.enum(['scheduled', 'open', 'ended']);
export type ExamRoomStatus = z.output<typeof examRoomStatus>;

/** Where media streams flow: each is a Janus VideoRoom of its own. */
export const place = z.enum(['waitingArea', 'examRoom']);
export type Place = z.output<typeof place>;

export const examRoomParams = z.object({ examRoomId: z.uuid() });
export const sittingParams = z.object({ sittingId: z.uuid() });
export const examRoomSittingParams = examRoomParams.extend(sittingParams.shape);

const examSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: examKind,
  isRehearsal: z.boolean(),
  majorName: z.string(),
});

const examRoomFacts = {
  id: z.uuid(),
  name: z.string(),
  status: examRoomStatus,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
};

// ── What a candidate sees: their own sitting, and nobody else ──

export const candidateSittingView = z.object({
  id: z.uuid(),
  /** Rises by one with every transition: of two views, the higher version is the newer. */
  version: z.int().nonnegative(),
  status: sittingStatus,
  /** When the status was reached. */
  statusSince: z.iso.datetime(),
  /** Why it was reached, where somebody gave a reason. */
  statusReason: z.string().nullable(),
  candidateNumber: z.string(),
  exam: examSummary,
  examRoom: z.object({
    ...examRoomFacts,
    /** From when on the waiting area may be entered. */
    waitingAreaOpensAt: z.iso.datetime(),
  }),
  college: collegeView,
  flow: flowProgress,
  /** Of the candidate's own file; null where the exam asks for no documents. */
  identityFile: identityFileStatus.nullable(),
  /** Null outside the waiting area. Counts, never names. */
  queue: z
    .object({
      /** Candidates of this room who come before. */
      ahead: z.int().nonnegative(),
      /** Minutes, from the session length that the exam planned. */
      expectedWait: z.int().nonnegative(),
    })
    .nullable(),
  /** Null outside the waiting area. */
  waitingExaminer: z
    .object({
      state: z.enum(['offline', 'available', 'busy', 'withYou']),
      /** The one who talks with this candidate, else null. */
      name: z.string().nullable(),
    })
    .nullable(),
  /** Null unless an invitation is open. */
  invitation: z
    .object({ expiresAt: z.iso.datetime(), seconds: z.int(), mainExaminerName: z.string() })
    .nullable(),
  can: z.object({
    completeFlowStep: z.boolean(),
    enterWaitingArea: z.boolean(),
    acceptInvitation: z.boolean(),
    writeMessages: z.boolean(),
  }),
});
export type CandidateSittingView = z.output<typeof candidateSittingView>;
export const candidateSittingsView = z.object({ sittings: candidateSittingView.array() });

/** What the browser found when the candidate tested the devices; kept for the examiner. */
export const deviceReport = z.object({
  camera: z.string().max(200),
  microphone: z.string().max(200),
  /** Milliseconds of a round trip to this server. */
  roundTrip: z.int().nonnegative().max(60_000),
});
export type DeviceReport = z.output<typeof deviceReport>;

// ── What the staff of an exam room see ──

/** A step that staff may take a sitting through. */
export const staffStep = z.enum([
  'startTalk',
  'endTalk',
  'markReady',
  'invite',
  'withdrawInvitation',
  'postpone',
  'resume',
  'markAbsent',
  'sendBack',
  'finish',
]);
export type StaffStep = z.output<typeof staffStep>;

export const staffStepRequest = z.object({
  step: staffStep,
  /** The version that the examiner saw; an older one answers 409 sitting-moved. */
  version: z.int().nonnegative(),
  reason: z.string().trim().max(500).nullable().default(null),
});
export type StaffStepRequest = z.output<typeof staffStepRequest>;

export const staffSittingView = z.object({
  id: z.uuid(),
  examRoomId: z.uuid(),
  version: z.int().nonnegative(),
  status: sittingStatus,
  statusSince: z.iso.datetime(),
  statusReason: z.string().nullable(),
  /** Place in the drawn order, from 1. */
  drawnPosition: z.int().positive(),
  candidate: z.object({ id: z.uuid(), name: z.string(), candidateNumber: z.string() }),
  online: z.boolean(),
  flow: flowProgress,
  /** What the device check reported, if it was done. */
  devices: deviceReport.nullable(),
  /** Null where the exam asks for no face verification. */
  face: staffFaceView.nullable(),
  /** The staff member who talks with this candidate. */
  talkingWith: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
  invitationExpiresAt: z.iso.datetime().nullable(),
  /** Janus feed of the primary camera. */
  primaryFeed: z.string(),
  /** The steps that this reader may take now. */
  can: z.record(staffStep, z.boolean()),
});
export type StaffSittingView = z.output<typeof staffSittingView>;

export const incidentKind = z.enum([
  'invitationLapsed',
  'sessionTakenOver',
  'wentOffline',
  'otherPerson',
]);
export type IncidentKind = z.output<typeof incidentKind>;
export const incidentView = z.object({
  id: z.uuid(),
  sittingId: z.uuid(),
  kind: incidentKind,
  at: z.iso.datetime(),
});
export type IncidentView = z.output<typeof incidentView>;

export const roomStaffView = z.object({
  personId: z.uuid(),
  name: z.string(),
  roles: roomRole.array(),
  online: z.boolean(),
  /** Janus feed of this person's camera, the same in either place. */
  feed: z.string(),
});
export type RoomStaffView = z.output<typeof roomStaffView>;

export const examRoomView = z.object({
  ...examRoomFacts,
  openedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  exam: examSummary.extend({ invitationSeconds: z.int().positive() }),
  collegeName: z.string(),
  staff: roomStaffView.array(),
  sittings: staffSittingView.array(),
  /** Newest first. */
  incidents: incidentView.array(),
  /** The roles of this reader here. */
  roles: roomRole.array(),
  can: z.object({
    open: z.boolean(),
    callNext: z.boolean(),
    end: z.boolean(),
    /** Whether the exam has messages at all. */
    writeMessages: z.boolean(),
  }),
});
export type ExamRoomView = z.output<typeof examRoomView>;

export const examRoomSummaryView = z.object({
  ...examRoomFacts,
  exam: examSummary,
  roles: roomRole.array(),
  /** Sittings by status; a status without any is left out. */
  counts: z.partialRecord(sittingStatus, z.int().positive()),
});
export type ExamRoomSummaryView = z.output<typeof examRoomSummaryView>;
export const examRoomSummariesView = z.object({ examRooms: examRoomSummaryView.array() });

// ── Events. They say that something moved; each reader fetches what that reader may see. ──

export const examRoomEvents = {
  /** To the staff of the room, and to the candidate whose sitting it is. */
  'exam-room.sitting-moved.v1': z.object({
    examRoomId: z.uuid(),
    sittingId: z.uuid(),
    version: z.int().nonnegative(),
    from: sittingStatus,
    to: sittingStatus,
  }),
  /** To the staff: a flow step was completed, or an incident noted. */
  'exam-room.sitting-noted.v1': z.object({ examRoomId: z.uuid(), sittingId: z.uuid() }),
  /** To the staff: these people have another part in the room now, or none. */
  'exam-room.parts-changed.v1': z.object({ examRoomId: z.uuid(), personIds: z.uuid().array() }),
  /** To everyone in the room. */
  'exam-room.room-changed.v1': z.object({ examRoomId: z.uuid(), status: examRoomStatus }),
  /** To the candidates of the room: place in the queue or waiting examiner's state may differ now. */
  'exam-room.queue-moved.v1': z.object({ examRoomId: z.uuid() }),
  /** To the staff. */
  'exam-room.presence-changed.v1': z.object({
    examRoomId: z.uuid(),
    personId: z.uuid(),
    online: z.boolean(),
  }),
} as const;
