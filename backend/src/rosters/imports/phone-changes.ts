import { maskPhone, type Person, type PersonalData } from '../../schools/index.ts';
import type { RecordAudit } from '../../audit/index.ts';

export interface PhoneChange {
  /** As they were before. */
  readonly person: Person;
  readonly phone: string;
}

/** Who signs in with another number from now on: their sessions end, and the log says so. */
export class PhoneChanges {
  private readonly personalData: PersonalData;
  private readonly recordAudit: RecordAudit;
  private readonly revokeSessions: (personId: string) => Promise<void>;

  constructor(given: {
    readonly personalData: PersonalData;
    readonly recordAudit: RecordAudit;
    readonly revokeSessions: (personId: string) => Promise<void>;
  }) {
    this.personalData = given.personalData;
    this.recordAudit = given.recordAudit;
    this.revokeSessions = given.revokeSessions;
  }

  /** In the transaction that changes the number. */
  async follow({ person, phone }: PhoneChange): Promise<void> {
    await this.recordAudit({
      action: person.kind === 'candidate' ? 'candidate.changed' : 'staff.changed',
      subject: { kind: 'person', id: person.id },
      before: { phone: maskPhone(this.personalData.phoneOf(person)) },
      after: { phone: maskPhone(phone) },
    });
    await this.revokeSessions(person.id);
  }
}
