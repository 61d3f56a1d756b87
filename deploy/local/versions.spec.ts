import { tooOld, versionRules } from './versions.ts';

describe('tooOld', () => {
  it('reads how each program says its version', () => {
    const { mariadb, redis, janus } = versionRules;
    expect(
      tooOld(mariadb, 'mariadbd  Ver 10.11.14-MariaDB-0+deb12u2 for debian-linux'),
    ).toBeUndefined();
    expect(tooOld(redis, 'Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc')).toBeUndefined();
    expect(tooOld(janus, 'Janus version: 1102 (1.1.2)')).toBeUndefined();
  });

  it('names both versions and the way out', () => {
    const sentence = tooOld(versionRules.janus, 'Janus version: 118 (0.11.8)');
    expect(sentence).toContain('Janus 0.11.8 is installed, 1.1.2 or newer is needed');
    expect(sentence).toContain('JANUS_URL');
  });

  it('compares part by part', () => {
    expect(tooOld(versionRules.janus, '1.1.1')).toBeDefined();
    expect(tooOld(versionRules.janus, '1.4.0')).toBeUndefined();
    expect(tooOld(versionRules.mariadb, '11.0.0')).toBeUndefined();
  });

  it('says nothing about what it cannot read', () => {
    expect(tooOld(versionRules.janus, '')).toBeUndefined();
  });
});
