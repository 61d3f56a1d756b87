import type { OwnAnnouncementsView, OwnAnnouncementView } from '@exam/contracts';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { presentOwn, presentOwnSummary } from '../announcement-presenter.ts';
import type { Attachment } from '../attachment-store.ts';
import type { AnnouncementDependencies } from '../commands/dependencies.ts';
import { findNames } from './find-names.ts';

/** What candidates read: what is published and concerns them; anything else does not exist. */
export interface OwnQueries {
  readonly list: (actor: Actor) => Promise<OwnAnnouncementsView>;
  readonly get: (actor: Actor, id: string) => Promise<OwnAnnouncementView>;
  /** Only of the text that is published now. */
  readonly attachment: (actor: Actor, id: string, attachmentId: string) => Promise<Attachment>;
}

/** Builds the candidates' queries. */
export function createOwnQueries(dependencies: AnnouncementDependencies): OwnQueries {
  const { announcements, attachments, receipts, schools } = dependencies;

  const own = async ({ personId }: Actor, id: string) => {
    const receipt = (await receipts.receiptsOf(personId)).get(id);
    const [announcement] = receipt ? await announcements.listPublished([id]) : [];
    if (receipt && announcement) return { receipt, announcement };
    throw new NotFoundError('announcement-not-found', `${id} is not for ${personId}`);
  };

  return {
    list: async ({ personId, schoolId }) => {
      const own = await receipts.receiptsOf(personId);
      const published = await announcements.listPublished([...own.keys()]);
      const names = await findNames(schools, schoolId, published);
      return {
        announcements: published.flatMap((one) => {
          const receipt = own.get(one.id);
          return receipt ? [presentOwnSummary(one, names, receipt)] : [];
        }),
      };
    },

    get: async (actor, id) => {
      const { announcement, receipt } = await own(actor, id);
      const names = await findNames(schools, actor.schoolId, [announcement]);
      return presentOwn(announcement, names, receipt, await attachments.listOf(id));
    },

    attachment: async (actor, id, attachmentId) => {
      const { announcement } = await own(actor, id);
      const listed = announcement.attachmentIds.includes(attachmentId);
      const attachment = listed ? await attachments.find(id, attachmentId) : null;
      if (!attachment) throw new NotFoundError('not-found', `no attachment ${attachmentId}`);
      return attachment;
    },
  };
}
