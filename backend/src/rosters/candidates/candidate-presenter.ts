import type { CandidateRow, CandidateView } from '@exam/contracts';

import type { PersonStore } from '../../schools/index.ts';
import type { ListedCandidate } from './candidate-list.ts';

type Masks = Pick<PersonStore, 'maskedPhone' | 'maskedIdNumber'>;

export function presentCandidateRow(
  { person, profile, sittings }: ListedCandidate,
  people: Masks,
): CandidateRow {
  const { id, name, candidateNumber, collegeId, majorId } = person;
  return {
    ...{ id, name, candidateNumber, collegeId, majorId, sittings },
    phone: people.maskedPhone(person),
    idNumber: people.maskedIdNumber(person),
    hasPhoto: profile?.photoKey != null,
  };
}

export function presentCandidate(
  listed: ListedCandidate,
  exams: CandidateView['exams'],
  people: Masks,
): CandidateView {
  const { person, profile } = listed;
  return {
    ...presentCandidateRow(listed, people),
    idDocumentType: person.idDocumentType,
    gender: profile?.gender ?? null,
    remark: profile?.remark ?? '',
    photoVersion: profile?.photoKey ? String(profile.photoAt?.getTime() ?? 0) : null,
    exams,
  };
}
