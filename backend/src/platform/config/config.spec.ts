import { ConfigError, parseConfig } from './config.ts';

const complete = {
  DATABASE_URL: 'mysql://u:p@127.0.0.1/exam',
  REDIS_URL: 'redis://127.0.0.1',
  JANUS_URL: 'ws://127.0.0.1:8188,ws://127.0.0.1:8288',
  JANUS_ADMIN_URL: 'ws://127.0.0.1:7188,ws://127.0.0.1:7288',
  JANUS_ADMIN_SECRET: 'a'.repeat(16),
  JANUS_VIDEOROOM_KEY: 'b'.repeat(16),
  JANUS_TOKEN_SECRET: 'c'.repeat(16),
  PUBLIC_ORIGINS: 'http://localhost:8080',
  APP_SECRET: Buffer.alloc(32, 1).toString('base64'),
  DEMO_MODE: 'true',
  SMS_PROVIDER: 'demo',
};

describe('parseConfig', () => {
  const refusal = (changes: Record<string, string | undefined>): string => {
    try {
      parseConfig({ ...complete, ...changes });
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
    }
    return '';
  };

  it('reads a complete environment', () => {
    const config = parseConfig(complete);
    expect(config.JANUS_URL).toEqual(['ws://127.0.0.1:8188', 'ws://127.0.0.1:8288']);
    expect(config.ICE_SERVERS).toEqual([]);
  });

  it('says which value is missing, and why', () => {
    expect(refusal({ DATABASE_URL: undefined })).toContain('DATABASE_URL');
    expect(refusal({ HTTPS_PORT: '8443' })).toContain('TLS_CERT_FILE: is needed for HTTPS_PORT');
  });

  it('has no demo mode in production', () => {
    expect(refusal({ NODE_ENV: 'production' })).toContain('DEMO_MODE: must not be true');
  });

  it('sends no demo SMS to real people', () => {
    expect(refusal({ DEMO_MODE: 'false' })).toContain('SMS_PROVIDER: must name a real provider');
  });

  it('wants a template of the provider for every message', () => {
    const faults = refusal({
      SMS_PROVIDER: 'tencent',
      SMS_CODE_TEMPLATE: '1',
      SMS_SIGN_NAME: '校',
    });
    const why = 'is needed to send SMS about the schedule';
    expect(faults).toContain(`SMS_SCHEDULE_NOTICE_TEMPLATE: ${why}`);
    expect(faults).toContain(`SMS_STAFF_CHANGED_TEMPLATE: ${why}`);
    expect(faults).toContain(
      'SMS_IDENTITY_APPROVED_TEMPLATE: is needed to send SMS about identity',
    );
    expect(faults).not.toContain('SMS_CODE_TEMPLATE');
  });

  it('wants all that an outside authority needs', () => {
    expect(parseConfig(complete).IDENTITY_AUTHORITY).toBe('local');
    const faults = refusal({ IDENTITY_AUTHORITY: 'aliyun', ALIYUN_ACCESS_KEY_ID: 'id' });
    expect(faults).toContain('ALIYUN_CLOUDAUTH_SCENE_ID: is needed for IDENTITY_AUTHORITY=aliyun');
    expect(faults).not.toContain('ALIYUN_ACCESS_KEY_ID');
    expect(refusal({ IDENTITY_AUTHORITY: 'tencent' })).toContain('TENCENT_FACEID_RULE_ID');
  });

  it('never repeats a value', () => {
    expect(refusal({ APP_SECRET: 'hunter2hunter2' })).not.toContain('hunter2');
  });
});
