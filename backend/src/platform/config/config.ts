import { availableParallelism } from 'node:os';

import { z } from 'zod';

/** For whoever keeps files without a whole configuration, too. */
export const DEFAULT_FILES_DIR = '.data/files';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');
const port = z.coerce.number().int().min(1).max(65_535);
const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(item.array().min(1));
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });
const iceServer = z.object({
  urls: z.string().array(),
  username: z.string().optional(),
  credential: z.string().optional(),
});
const json = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .default('[]')
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('must be JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

const environment = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_URL: url('mysql:'),
    REDIS_URL: url('redis:', 'rediss:'),
    /** Janus nodes, in the same order in both lists. */
    JANUS_URL: list(url('ws:', 'wss:')),
    JANUS_ADMIN_URL: list(url('ws:', 'wss:')),
    JANUS_ADMIN_SECRET: z.string().min(16),
    JANUS_VIDEOROOM_KEY: z.string().min(16),
    JANUS_TOKEN_SECRET: z.string().min(16),
    PUBLIC_ORIGINS: list(url('http:', 'https:')),
    HOST: z.string().default('127.0.0.1'),
    HTTP_PORT: port.default(8080),
    HTTPS_PORT: port.optional(),
    TLS_CERT_FILE: z.string().optional(),
    TLS_KEY_FILE: z.string().optional(),
    APP_SECRET: z.base64().refine((text) => Buffer.from(text, 'base64').length >= 32, {
      error: 'must be at least 32 random bytes in base64, as `openssl rand -base64 32` prints',
    }),
    DEMO_MODE: flag,
    SMS_PROVIDER: z.enum(['demo', 'aliyun', 'tencent']),
    ALIYUN_ACCESS_KEY_ID: z.string().optional(),
    ALIYUN_ACCESS_KEY_SECRET: z.string().optional(),
    ALIYUN_SMS_ENDPOINT: z.string().default('dysmsapi.aliyuncs.com'),
    TENCENT_SECRET_ID: z.string().optional(),
    TENCENT_SECRET_KEY: z.string().optional(),
    TENCENT_SMS_ENDPOINT: z.string().default('sms.tencentcloudapi.com'),
    TENCENT_SMS_REGION: z.string().default('ap-guangzhou'),
    TENCENT_SMS_APP_ID: z.string().optional(),
    /** Who checks faces against ID numbers for schools that want it; `local` is nobody outside. */
    IDENTITY_AUTHORITY: z.enum(['local', 'aliyun', 'tencent']).default('local'),
    ALIYUN_CLOUDAUTH_ENDPOINT: z.string().default('cloudauth.aliyuncs.com'),
    ALIYUN_CLOUDAUTH_SCENE_ID: z.coerce.number().int().positive().optional(),
    TENCENT_FACEID_ENDPOINT: z.string().default('faceid.tencentcloudapi.com'),
    TENCENT_FACEID_REGION: z.string().default('ap-guangzhou'),
    TENCENT_FACEID_RULE_ID: z.string().optional(),
    SMS_SIGN_NAME: z.string().optional(),
    SMS_CODE_TEMPLATE: z.string().optional(),
    SMS_SCHEDULE_NOTICE_TEMPLATE: z.string().optional(),
    SMS_SCHEDULE_CHANGED_TEMPLATE: z.string().optional(),
    SMS_STAFF_NOTICE_TEMPLATE: z.string().optional(),
    SMS_STAFF_CHANGED_TEMPLATE: z.string().optional(),
    SMS_IDENTITY_APPROVED_TEMPLATE: z.string().optional(),
    SMS_IDENTITY_SENT_BACK_TEMPLATE: z.string().optional(),
    /** Where uploaded files are kept. */
    FILES_DIR: z.string().default(DEFAULT_FILES_DIR),
    /** Processes that check faces, a core each: what is left is the portal's. */
    FACE_WORKERS: z.coerce
      .number()
      .int()
      .min(1)
      .max(64)
      .default(Math.max(1, availableParallelism() - 1)),
    PORTAL_DIR: z.string().default('dist/frontend'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
    LOG_FORMAT: z.enum(['json', 'pretty']).default('json'),
    ICE_SERVERS: json(iceServer.array()),
    /** Proxies in front that set X-Forwarded-For. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  })
  .superRefine((env, context) => {
    const demand = (name: keyof typeof env, why: string) => {
      if (!env[name]) context.addIssue({ code: 'custom', path: [name], message: why });
    };
    const refuse = (name: keyof typeof env, message: string) => {
      context.addIssue({ code: 'custom', path: [name], message });
    };
    if (env.JANUS_URL.length !== env.JANUS_ADMIN_URL.length) {
      refuse('JANUS_ADMIN_URL', 'must name as many nodes as JANUS_URL');
    }
    if (env.HTTPS_PORT) {
      demand('TLS_CERT_FILE', 'is needed for HTTPS_PORT');
      demand('TLS_KEY_FILE', 'is needed for HTTPS_PORT');
    }
    if (env.NODE_ENV === 'production' && env.DEMO_MODE) {
      refuse('DEMO_MODE', 'must not be true in production: it shows every SMS code to everybody');
    }
    if (env.SMS_PROVIDER === 'demo' && !env.DEMO_MODE) {
      refuse('SMS_PROVIDER', 'must name a real provider unless DEMO_MODE is true');
    }
    if (env.SMS_PROVIDER === 'aliyun') {
      demand('ALIYUN_ACCESS_KEY_ID', 'is needed for SMS_PROVIDER=aliyun');
      demand('ALIYUN_ACCESS_KEY_SECRET', 'is needed for SMS_PROVIDER=aliyun');
    }
    if (env.SMS_PROVIDER === 'tencent') {
      demand('TENCENT_SECRET_ID', 'is needed for SMS_PROVIDER=tencent');
      demand('TENCENT_SECRET_KEY', 'is needed for SMS_PROVIDER=tencent');
      demand('TENCENT_SMS_APP_ID', 'is needed for SMS_PROVIDER=tencent');
    }
    if (env.IDENTITY_AUTHORITY === 'aliyun') {
      demand('ALIYUN_ACCESS_KEY_ID', 'is needed for IDENTITY_AUTHORITY=aliyun');
      demand('ALIYUN_ACCESS_KEY_SECRET', 'is needed for IDENTITY_AUTHORITY=aliyun');
      demand('ALIYUN_CLOUDAUTH_SCENE_ID', 'is needed for IDENTITY_AUTHORITY=aliyun');
    }
    if (env.IDENTITY_AUTHORITY === 'tencent') {
      demand('TENCENT_SECRET_ID', 'is needed for IDENTITY_AUTHORITY=tencent');
      demand('TENCENT_SECRET_KEY', 'is needed for IDENTITY_AUTHORITY=tencent');
      demand('TENCENT_FACEID_RULE_ID', 'is needed for IDENTITY_AUTHORITY=tencent');
    }
    if (env.SMS_PROVIDER !== 'demo') {
      demand('SMS_SIGN_NAME', 'is needed to send SMS');
      demand('SMS_CODE_TEMPLATE', 'is needed to send SMS');
      const notice = 'is needed to send SMS about the schedule';
      demand('SMS_SCHEDULE_NOTICE_TEMPLATE', notice);
      demand('SMS_SCHEDULE_CHANGED_TEMPLATE', notice);
      demand('SMS_STAFF_NOTICE_TEMPLATE', notice);
      demand('SMS_STAFF_CHANGED_TEMPLATE', notice);
      const review = 'is needed to send SMS about identity files';
      demand('SMS_IDENTITY_APPROVED_TEMPLATE', review);
      demand('SMS_IDENTITY_SENT_BACK_TEMPLATE', review);
    }
  });

export type Config = Readonly<z.output<typeof environment>>;

/** The process cannot run with this environment. The message has a sentence for each fault. */
export class ConfigError extends Error {}

/** Parses environment variables. Throws ConfigError; never repeats a value, which may be secret. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { data, error } = environment.safeParse(env);
  if (data) return Object.freeze(data);
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`);
  throw new ConfigError(`The configuration cannot be used.\n${faults.join('\n')}`);
}
