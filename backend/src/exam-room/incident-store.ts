import type { IncidentKind } from '@exam/contracts';

import { IncidentRecord } from './incident-record.ts';

export interface Incident {
  readonly id: string;
  readonly sittingId: string;
  readonly kind: IncidentKind;
  readonly at: Date;
}

export class IncidentStore {
  async note(sittingId: string, kind: IncidentKind, at: Date): Promise<void> {
    await IncidentRecord.create({ sittingId, kind, at });
  }

  /** Newest first. */
  async listBySittings(sittingIds: readonly string[]): Promise<Incident[]> {
    const order: [string, string][] = [['at', 'DESC']];
    const rows = await IncidentRecord.findAll({ where: { sittingId: [...sittingIds] }, order });
    return rows.map((row) => row.get({ plain: true }));
  }
}
