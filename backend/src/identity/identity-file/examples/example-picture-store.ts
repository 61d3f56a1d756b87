import { ExamplePictureRecord } from './example-picture-record.ts';

/** A picture that shows how a document should look. */
export interface ExamplePicture {
  readonly id: string;
  readonly schoolId: string;
  /** Key in the file storage. */
  readonly picture: string;
  readonly uploadedAt: Date;
}

/** Example pictures of all schools. */
export class ExamplePictureStore {
  async add(example: ExamplePicture): Promise<void> {
    await ExamplePictureRecord.create({ ...example });
  }

  /** Null when this school has no such picture. */
  async find(schoolId: string, id: string): Promise<ExamplePicture | null> {
    const record = await ExamplePictureRecord.findOne({ where: { id, schoolId } });
    return record?.get({ plain: true }) ?? null;
  }
}
