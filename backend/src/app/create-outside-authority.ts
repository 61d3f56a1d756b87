import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../audit/index.ts';
import type { OwnSitting } from '../exam-room/index.ts';
import { createAuthority, createIdentityAuthority } from '../identity/authority/index.ts';
import type { FaceVerification, PhotoOnFile } from '../identity/face-verification/index.ts';
import type { Config } from '../platform/config/config.ts';
import type { Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/policy/actor.ts';
import type { ExamRoomStore } from '../scheduling/index.ts';
import type { PersonalData, PersonStore, SchoolStore } from '../schools/index.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly rooms: ExamRoomStore;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly personalData: PersonalData;
  readonly consents: {
    readonly require: (personId: string, purpose: 'faceData') => Promise<void>;
  };
  readonly faceVerification: Pick<FaceVerification, 'results' | 'confirmByAuthority'>;
  readonly photoOnFile: PhotoOnFile;
  readonly ownSitting: (actor: Actor, sittingId: string) => Promise<OwnSitting>;
  readonly recordAudit: RecordAudit;
}

/** The outside authority that the configuration names, between the domains that it needs. */
export function createOutsideAuthority(
  config: Config,
  dependencies: Dependencies,
): { readonly routes: readonly Route[] } {
  const { schools, people, personalData, consents, faceVerification, ...given } = dependencies;
  const { results, confirmByAuthority } = faceVerification;
  const authority = createIdentityAuthority(config, async (sittingId) => {
    const result = await results.find(sittingId);
    return result && { verified: result.outcome === 'verified', similarity: result.similarity };
  });
  return createAuthority({
    ...given,
    authority,
    driver: config.IDENTITY_AUTHORITY,
    requireConsent: (personId) => consents.require(personId, 'faceData'),
    subjectOf: async (id) => {
      const person = await people.find(id);
      if (!person) throw new Error(`no person ${id}`);
      const isCitizen = person.idDocumentType === 'residentIdCard';
      return { name: person.name, idNumber: isCitizen ? personalData.idNumberOf(person) : null };
    },
    isWanted: async (schoolId) => (await schools.find(schoolId))?.outsideAuthority ?? false,
    isVerified: async (sittingId) => (await results.find(sittingId))?.outcome === 'verified',
    confirm: confirmByAuthority,
  });
}
