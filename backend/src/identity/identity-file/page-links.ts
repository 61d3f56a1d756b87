import type { IdentityPageLinks, IdentityPictureQuery } from '@exam/contracts';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';

const PURPOSE = 'identity page link';
/** A link is good for one to two of these, so that it stays the same, and cached, for a while. */
const STEP_SECONDS = 150;

/** Makes the addresses under which one person may see one page, and knows them again. */
export interface PageLinks {
  /** For `personId` alone, who may see the page: the caller has seen to that. Good for 5 minutes at most. */
  readonly linksOf: (pageId: string, personId: string, now: Date) => IdentityPageLinks;
  /** Throws NotFoundError for a link of another person or page, and for one that is over. */
  readonly verify: (
    pageId: string,
    personId: string,
    query: IdentityPictureQuery,
    now: Date,
  ) => void;
}

/** Builds the links. They prove themselves: nothing is kept of them. */
export function createPageLinks(keyring: Keyring): PageLinks {
  const text = (pageId: string, personId: string, size: string, until: number) =>
    [pageId, personId, size, until].join('\n');
  return {
    linksOf: (pageId, personId, now) => {
      const seconds = now.getTime() / 1000;
      const until = (Math.floor(seconds / STEP_SECONDS) + 2) * STEP_SECONDS;
      const link = (size: IdentityPictureQuery['size']) => {
        const proof = keyring.hash(PURPOSE, text(pageId, personId, size, until));
        return `/identity-pages/${pageId}?size=${size}&until=${String(until)}&proof=${proof}`;
      };
      return { picture: link('picture'), preview: link('preview') };
    },
    verify: (pageId, personId, { size, until, proof }, now) => {
      const given = keyring.matches(PURPOSE, text(pageId, personId, size, until), proof);
      if (given && now.getTime() < until * 1000) return;
      throw new NotFoundError('not-found', `no good link to page ${pageId}`);
    },
  };
}
