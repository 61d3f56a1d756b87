import { FaceResultRecord } from './face-result-record.ts';
import type { FaceResult } from './face-result.ts';

export class FaceResultStore {
  async find(sittingId: string): Promise<FaceResult | null> {
    return (await this.bySitting([sittingId])).get(sittingId) ?? null;
  }

  /** By sitting; one whose face verification is not over is left out. */
  async bySitting(sittingIds: readonly string[]): Promise<Map<string, FaceResult>> {
    const records = await FaceResultRecord.findAll({ where: { sittingId: [...sittingIds] } });
    return new Map(records.map((record) => [record.sittingId, record.get({ plain: true })]));
  }

  /** Rejects with UniqueConstraintError for a sitting that has one. */
  async add(result: FaceResult): Promise<void> {
    await FaceResultRecord.create(result);
  }

  /** Instead of the one that the sitting has. */
  async replace({ sittingId, ...result }: FaceResult): Promise<void> {
    await FaceResultRecord.update(result, { where: { sittingId } });
  }
}
