import { randomUUID } from 'node:crypto';

import { identityPictureQuery } from '@exam/contracts';

import { testSecret } from '../../../test/people.ts';
import { Keyring } from '../../platform/secrets/keyring.ts';
import { createPageLinks } from './page-links.ts';

const links = createPageLinks(new Keyring(testSecret));
const [pageId, personId] = [randomUUID(), randomUUID()];
const start = Date.parse('2027-03-27T08:00:00Z');
const queryOf = (link: string) =>
  identityPictureQuery.parse(Object.fromEntries(new URLSearchParams(link.split('?')[1])));

describe('links to pages', () => {
  it('are good for two and a half to five minutes, and the same for a while', () => {
    for (let seconds = 0; seconds < 300; seconds += 7) {
      const made = start + seconds * 1_000;
      const query = queryOf(links.linksOf(pageId, personId, new Date(made)).picture);
      const life = query.until - made / 1_000;
      expect(life).toBeGreaterThan(149);
      expect(life).toBeLessThanOrEqual(300);
      const verifyAt = (milliseconds: number) => () => {
        links.verify(pageId, personId, query, new Date(milliseconds));
      };
      expect(verifyAt(query.until * 1_000 - 1)).not.toThrow();
      expect(verifyAt(query.until * 1_000)).toThrow();
    }
    const first = links.linksOf(pageId, personId, new Date(start));
    expect(links.linksOf(pageId, personId, new Date(start + 100_000))).toEqual(first);
  });

  it('name nobody', () => {
    const { picture, preview } = links.linksOf(pageId, personId, new Date(start));
    expect(picture + preview).not.toContain(personId);
  });
});
