import type {
  AnnouncementAudiencesView,
  AnnouncementsQuery,
  AnnouncementsView,
  AnnouncementVersionsView,
  AnnouncementView,
} from '@exam/contracts';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import {
  presentAnnouncement,
  presentAttachments,
  presentSummary,
} from '../announcement-presenter.ts';
import type { Attachment } from '../attachment-store.ts';
import type { AnnouncementDependencies } from '../commands/dependencies.ts';
import { findNames } from './find-names.ts';

const PAGE_SIZE = 30;

/** What administrators read. Each rejects with NotFoundError outside of the actor's scope. */
export interface EditorQueries {
  readonly search: (actor: Actor, query: AnnouncementsQuery) => Promise<AnnouncementsView>;
  readonly get: (actor: Actor, id: string) => Promise<AnnouncementView>;
  readonly versions: (actor: Actor, id: string) => Promise<AnnouncementVersionsView>;
  readonly attachment: (actor: Actor, id: string, attachmentId: string) => Promise<Attachment>;
  readonly audiences: (actor: Actor) => Promise<AnnouncementAudiencesView>;
}

/** Builds the administrators' queries. */
export function createEditorQueries(dependencies: AnnouncementDependencies): EditorQueries {
  const { announcements, attachments, receipts, schools, people } = dependencies;
  return {
    search: async (actor, { search, state, page }) => {
      const scope = administrationScope(actor);
      const offset = (page - 1) * PAGE_SIZE;
      const found = await announcements.search(scope, { search, state, offset, limit: PAGE_SIZE });
      const names = await findNames(schools, scope.schoolId, found.announcements);
      const readers = await receipts.readersOf(found.announcements.map(({ id }) => id));
      return {
        announcements: found.announcements.map((one) =>
          presentSummary(one, names, readers.get(one.id) ?? { read: 0, total: 0 }),
        ),
        total: found.total,
        pageSize: PAGE_SIZE,
      };
    },

    get: async (actor, id) => {
      const announcement = await announcements.get(administrationScope(actor), id);
      const author = (await people([announcement.createdBy])).get(announcement.createdBy);
      return presentAnnouncement({
        announcement,
        names: await findNames(schools, actor.schoolId, [announcement]),
        readers: (await receipts.readersOf([id])).get(id) ?? { read: 0, total: 0 },
        attachments: await attachments.listOf(id),
        authorName: author?.name ?? '',
      });
    },

    versions: async (actor, id) => {
      await announcements.get(administrationScope(actor), id);
      const uploaded = await attachments.listOf(id);
      const versions = await announcements.listVersions(id);
      const names = await people(versions.flatMap(({ savedBy }) => savedBy ?? []));
      return {
        versions: versions.map(({ attachmentIds, savedBy, savedAt, ...version }) => ({
          ...version,
          attachments: presentAttachments(attachmentIds, uploaded),
          savedBy: (savedBy && names.get(savedBy)?.name) ?? null,
          savedAt: savedAt.toISOString(),
        })),
      };
    },

    attachment: async (actor, id, attachmentId) => {
      await announcements.get(administrationScope(actor), id);
      const attachment = await attachments.find(id, attachmentId);
      if (!attachment) throw new NotFoundError('not-found', `no attachment ${attachmentId}`);
      return attachment;
    },

    audiences: async (actor) => {
      const { schoolId, collegeId } = administrationScope(actor);
      const colleges = await schools.listColleges(schoolId);
      const majors = await schools.listMajors(schoolId);
      return {
        wholeSchool: collegeId === null,
        colleges: colleges
          .filter(({ id }) => collegeId === null || id === collegeId)
          .map(({ id, name }) => ({
            id,
            name,
            majors: majors
              .filter((major) => major.collegeId === id)
              .map((major) => ({ id: major.id, name: major.name })),
          })),
      };
    },
  };
}
