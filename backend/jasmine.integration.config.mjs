import unit from './jasmine.config.mjs';

/** Specs that need a MariaDB, a Redis and a Janus: `npm run test:integration` brings them. */
export default {
  ...unit,
  helpers: ['backend/test/patience.ts'],
  spec_files: ['{backend,media-server}/src/**/*.integration.spec.ts'],
};
