import { ConfigError, parseConfig, type Config } from '../platform/config/config.ts';

/** The configuration of this process; ends the process with a sentence when it cannot be used. */
export function readConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
