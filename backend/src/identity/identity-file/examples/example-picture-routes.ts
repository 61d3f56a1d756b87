import { examplePictureParams, examplePictureView, identityLimits } from '@exam/contracts';

import { NotFoundError } from '../../../platform/errors/app-error.ts';
import { route, type Route } from '../../../platform/http/route.ts';
import { sendFile } from '../../../platform/http/send-file.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import type { AddExamplePicture } from './add-example-picture.ts';
import type { ExamplePictureStore } from './example-picture-store.ts';

/** Seconds: a picture under an id never changes. */
const MAX_AGE = 24 * 3600;

interface Parts {
  readonly storage: FileStorage;
  readonly examples: ExamplePictureStore;
  readonly addExample: AddExamplePicture;
}

/** Pictures that show how a document should look. Those of another school answer 404. */
export function examplePictureRoutes({ storage, examples, addExample }: Parts): Route[] {
  return [
    route({
      method: 'post',
      path: '/example-pictures',
      access: ['schoolAdmin', 'collegeAdmin'],
      summary: 'Takes a picture that shows how a document should look; an exam then names its id.',
      upload: { maxBytes: identityLimits.bytes },
      answer: examplePictureView,
      idempotent: true,
      handle: async ({ actor, upload }) => ({ id: await addExample(actor, upload()) }),
    }),
    route({
      method: 'get',
      path: '/example-pictures/:exampleId',
      access: ['candidate', 'schoolAdmin', 'collegeAdmin'],
      summary: 'A picture that shows how a document should look.',
      params: examplePictureParams,
      handle: async ({ actor: { schoolId }, params: { exampleId: id }, ctx }) => {
        const example = await examples.find(schoolId, id);
        if (!example) throw new NotFoundError('not-found', `no example picture ${id}`);
        const body = await storage.read(example.picture);
        sendFile(ctx, {
          name: `${id}.jpg`,
          type: 'image/jpeg',
          body,
          inline: true,
          maxAge: MAX_AGE,
        });
      },
    }),
  ];
}
