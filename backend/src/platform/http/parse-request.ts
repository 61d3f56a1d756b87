import type { z } from 'zod';

import { InvalidRequestError } from '../errors/app-error.ts';

/** Parses what the client sent. Throws InvalidRequestError, naming each field that was wrong. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  sent: unknown,
): z.output<Schema> {
  const { data, error } = schema.safeParse(sent);
  if (!error) return data;
  const fields = error.issues.map(({ path, message }) => ({
    path: path.map((part) => `/${String(part)}`).join(''),
    message,
  }));
  // The message must not repeat what was sent, which may be a person's data.
  const message = fields.map(({ path }) => path || '/').join(' ');
  throw new InvalidRequestError('invalid-request', message, { fields });
}
