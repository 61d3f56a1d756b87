import { devSmsQuery, devSmsView } from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import type { DevInbox } from './dev-inbox.ts';

/** Shows the demo's messages to everybody; mount it in the demo alone. */
export function devInboxRoutes(inbox: DevInbox): Route[] {
  return [
    route({
      method: 'get',
      path: '/dev/sms',
      access: 'anyone',
      summary: 'Demo only: the newest messages to a phone, newest first',
      query: devSmsQuery,
      answer: devSmsView,
      handle: async ({ query }) => {
        const messages = await inbox.list(query.phone);
        return {
          messages: messages.map(({ phone, text, code, sentAt }) => ({
            phone,
            text,
            code,
            sentAt: sentAt.toISOString(),
          })),
        };
      },
    }),
  ];
}
