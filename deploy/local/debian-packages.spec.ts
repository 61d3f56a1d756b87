import { explain, explainUnavailable, requirements } from './debian-packages.ts';

describe('what people read when Debian packages are missing', () => {
  const { mariadb, redis, janus } = requirements;

  it('names the packages and the variables that replace them', () => {
    const message = explain([mariadb, redis], 'mariadb-server-core redis-server');
    expect(message).toContain('MariaDB, Redis: not installed');
    expect(message).toContain('apt-get install --no-install-recommends mariadb-server-core');
    expect(message).toContain('DATABASE_URL=');
    expect(message).toContain('REDIS_URL=');
    expect(message).not.toContain('JANUS_URL=');
  });

  it('says where Janus is to be had when the distribution has none', () => {
    const message = explainUnavailable([redis, janus], 'Reading lists\njanus\n');
    expect(message).toContain('no package janus');
    expect(message).toContain('Debian 13 has not');
    expect(message).toContain('JANUS_URL=');
    expect(message).not.toContain('REDIS_URL=');
  });
});
