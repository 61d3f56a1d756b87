import { devSmsQuery, devSmsView } from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import { DevSmsRecord } from './dev-sms-record.ts';

const NEWEST = 20;

/** Shows the demo's messages to everybody; mount it in the demo alone. */
export function devInboxRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/dev/sms',
      access: 'anyone',
      summary: 'Demo only: the newest messages to a phone, newest first',
      query: devSmsQuery,
      answer: devSmsView,
      handle: async ({ query: { phone } }) => {
        const records = await DevSmsRecord.findAll({
          where: { phone },
          order: [['id', 'DESC']],
          limit: NEWEST,
        });
        const messages = records.map(({ text, code, sentAt }) => ({
          phone,
          text,
          code,
          sentAt: sentAt.toISOString(),
        }));
        return { messages };
      },
    }),
  ];
}
