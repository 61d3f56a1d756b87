import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../audit/index.ts';
import type { RetainedKind } from '../identity/retention/index.ts';
import type { Route } from '../platform/http/route.ts';
import type { Logger } from '../platform/logging/logger.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { NamedFolder } from '../platform/storage/sweep-files.ts';
import {
  MajorRecord,
  PeopleInBulk,
  type PersonalData,
  type PersonStore,
  type SchoolStore,
} from '../schools/index.ts';
import { CandidateList } from './candidates/candidate-list.ts';
import { Candidates } from './candidates/candidates.ts';
import { importRoutes } from './import-routes.ts';
import { candidateSubject } from './imports/compare-candidates.ts';
import { staffSubject } from './imports/compare-staff.ts';
import { ImportFiles } from './imports/import-files.ts';
import { ImportRowStore } from './imports/import-row-store.ts';
import { ImportStore } from './imports/import-store.ts';
import { ImportWork, type ImportWorkDependencies } from './imports/import-work.ts';
import { Imports } from './imports/imports.ts';
import { PhoneChanges } from './imports/phone-changes.ts';
import { RememberedHeadersStore } from './imports/remembered-headers.ts';
import { schoolNamesById } from './imports/school-names-by-id.ts';
import { PhotoWork } from './photos/photo-work.ts';
import { photoFiles, retainedPhotos } from './photos/retained-photos.ts';
import { rosterRoutes } from './roster-routes.ts';

export interface RosterDependencies {
  readonly sequelize: Sequelize;
  readonly logger: Logger;
  readonly keyring: Keyring;
  readonly storage: FileStorage;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly personalData: PersonalData;
  readonly recordAudit: RecordAudit;
  readonly revokeSessions: (personId: string) => Promise<void>;
}

export interface Rosters {
  readonly routes: readonly Route[];
  /** Forgets imports that nobody has touched since `before`, and their files; how many. */
  readonly forget: (before: Date) => Promise<number>;
  /** Resolves when no import is under way in this process any more. */
  readonly settled: () => Promise<void>;
  readonly retained: readonly RetainedKind[];
  /** The folder of its files, and who names them. */
  readonly namedFiles: NamedFolder;
}

/** Puts the domain together on a database whose tables are bound. */
export function createRosters(given: RosterDependencies): Rosters {
  const { sequelize, logger, keyring, storage, schools, people, personalData, recordAudit } = given;
  const imports = new ImportStore(keyring);
  const rows = new ImportRowStore(sequelize, keyring);
  const files = new ImportFiles(storage, keyring);
  const bulk = new PeopleInBulk(sequelize, personalData);
  const phoneChanges = new PhoneChanges(given);
  const namesOf = async (schoolId: string) =>
    schoolNamesById(
      await schools.listColleges(schoolId),
      await MajorRecord.findAll({ where: { schoolId }, raw: true }),
    );
  const parts = { bulk, personalData, phoneChanges, namesOf };
  const work = new ImportWork({
    ...{ sequelize, logger, schools, imports, rows, files, recordAudit },
    remembered: new RememberedHeadersStore(sequelize),
    // Which values a kind has is known where its rows were checked, and by nobody between.
    compare: {
      candidates: candidateSubject(parts).compare,
      staff: staffSubject(parts).compare,
    } as ImportWorkDependencies['compare'],
  });
  const photos = new PhotoWork({
    ...{ sequelize, logger, storage, imports, rows, bulk, personalData, recordAudit },
  });
  const list = new CandidateList(sequelize, personalData);
  const candidates = new Candidates({
    ...{ sequelize, people, personalData, list, storage, phoneChanges, recordAudit },
  });
  return {
    routes: [
      ...rosterRoutes({ list, candidates, people }),
      ...importRoutes({
        candidates,
        imports: new Imports({
          ...{ sequelize, people, imports, rows, files, work, photos, recordAudit },
        }),
      }),
    ],
    forget: async (before) => {
      const forgotten = await imports.takeForgotten(before);
      for (const { fileKey } of forgotten) await files.remove(fileKey);
      return forgotten.length;
    },
    retained: [retainedPhotos(storage)],
    namedFiles: photoFiles,
    settled: async () => {
      await work.settled();
      await photos.settled();
    },
  };
}
