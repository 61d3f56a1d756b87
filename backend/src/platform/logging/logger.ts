import { pino, stdTimeFunctions, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/**
 * A logger for one process. What people are called, their numbers, codes and cookies are cut out,
 * should anybody log an object that has them.
 */
export function createLogger(options: {
  readonly level: string;
  readonly format: 'json' | 'pretty';
}): Logger {
  const secret = ['phone', 'code', 'name', 'cookie', 'authorization', 'token', 'ticket'];
  return pino({
    level: options.level,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[cut]' },
    ...(options.format === 'pretty' && {
      transport: { target: 'pino-pretty', options: { colorize: true, ignore: 'pid,hostname' } },
    }),
  });
}
