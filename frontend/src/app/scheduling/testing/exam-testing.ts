import { flowFor, type ExamView } from '@exam/contracts';

/** A draft of an interview, as the server answers it. */
export function examOf(facts: Partial<ExamView> = {}): ExamView {
  return {
    id: '0195c3a0-0000-7000-8000-000000000001',
    kind: 'interview',
    name: '复试',
    status: 'draft',
    isRehearsal: false,
    college: { id: '0195c3a0-0000-7000-8000-000000000002', name: '信息工程学院' },
    major: { id: '0195c3a0-0000-7000-8000-000000000003', name: '软件工程' },
    counts: { rooms: 0, sittings: 0, started: 0 },
    changed: null,
    version: 0,
    flow: flowFor('interview'),
    collegeContact: { name: '教务办', phone: '0571-00000000' },
    can: {
      edit: true,
      changeKind: true,
      delete: true,
      publish: true,
      withdraw: false,
      archive: true,
      restore: false,
    },
    ...facts,
  };
}
