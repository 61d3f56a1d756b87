import type { Config } from '../../platform/config/config.ts';
import { AliyunAuthority } from './drivers/aliyun-authority.ts';
import { LocalAuthority, type OwnVerdict } from './drivers/local-authority.ts';
import { TencentAuthority } from './drivers/tencent-authority.ts';
import type { IdentityAuthority } from './identity-authority.ts';

/** Milliseconds that an authority may take: somebody waits before the screen. */
const TIMEOUT_MS = 8_000;

export type AuthorityConfig = Pick<
  Config,
  | 'IDENTITY_AUTHORITY'
  | 'ALIYUN_ACCESS_KEY_ID'
  | 'ALIYUN_ACCESS_KEY_SECRET'
  | 'ALIYUN_CLOUDAUTH_ENDPOINT'
  | 'ALIYUN_CLOUDAUTH_SCENE_ID'
  | 'TENCENT_SECRET_ID'
  | 'TENCENT_SECRET_KEY'
  | 'TENCENT_FACEID_ENDPOINT'
  | 'TENCENT_FACEID_REGION'
  | 'TENCENT_FACEID_RULE_ID'
>;

/** The authority that the configuration names; parsing it has made sure that nothing is missing. */
export function createIdentityAuthority(
  config: AuthorityConfig,
  ownVerdict: OwnVerdict,
): IdentityAuthority {
  switch (config.IDENTITY_AUTHORITY) {
    case 'local':
      return new LocalAuthority(ownVerdict);
    case 'aliyun':
      return new AliyunAuthority({
        accessKeyId: config.ALIYUN_ACCESS_KEY_ID ?? '',
        accessKeySecret: config.ALIYUN_ACCESS_KEY_SECRET ?? '',
        endpoint: config.ALIYUN_CLOUDAUTH_ENDPOINT,
        sceneId: config.ALIYUN_CLOUDAUTH_SCENE_ID ?? 0,
        timeoutMs: TIMEOUT_MS,
      });
    case 'tencent':
      return new TencentAuthority({
        secretId: config.TENCENT_SECRET_ID ?? '',
        secretKey: config.TENCENT_SECRET_KEY ?? '',
        endpoint: config.TENCENT_FACEID_ENDPOINT,
        region: config.TENCENT_FACEID_REGION,
        ruleId: config.TENCENT_FACEID_RULE_ID ?? '',
        timeoutMs: TIMEOUT_MS,
      });
  }
}
