import { randomUUID } from 'node:crypto';

import { isSignedForAliyun } from '../../../backend/test/aliyun-signature.ts';
import {
  startHttpStub,
  type HttpStub,
  type StubAnswer,
  type StubRequest,
} from '../../../backend/test/http-stub.ts';

const keys = { accessKeyId: 'stub-key-id', accessKeySecret: 'stub-key-secret' };

interface Check {
  readonly returnUrl: string;
  passed?: 'T' | 'F';
}

export interface AuthorityStub extends Pick<HttpStub, 'close'> {
  /** What the API has to be told, so that it asks here. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Alibaba Cloud's 实人认证 as the portal knows it, with a page on which a candidate chooses what shall
 * come of the check. It is at another site than the portal, as the real one is.
 */
export async function startAuthorityStub(): Promise<AuthorityStub> {
  const checks = new Map<string, Check>();
  const { origin, close } = await startHttpStub(({ url, ...request }) => {
    const check = checks.get(url.searchParams.get('id') ?? '');
    if (url.pathname === '/') return answer({ url, ...request }, checks);
    if (!check) return { status: 404, json: {} };
    if (url.pathname === '/page') return { html: page(url.searchParams.get('id') ?? '') };
    check.passed = url.searchParams.get('passed') === 'T' ? 'T' : 'F';
    return { location: `${check.returnUrl}?response=%7B%22subCode%22%3A%22Z5050%22%7D` };
  });
  const environment = {
    IDENTITY_AUTHORITY: 'aliyun',
    ALIYUN_ACCESS_KEY_ID: keys.accessKeyId,
    ALIYUN_ACCESS_KEY_SECRET: keys.accessKeySecret,
    ALIYUN_CLOUDAUTH_ENDPOINT: origin,
    ALIYUN_CLOUDAUTH_SCENE_ID: '1000000006',
  };
  return { environment, close };
}

/** What the API is answered. */
function answer(request: StubRequest, checks: Map<string, Check>): StubAnswer {
  if (!isSignedForAliyun(request, keys))
    return { status: 400, json: { Code: 'SignatureDoesNotMatch' } };
  const { searchParams, origin } = request.url;
  if (request.headers['x-acs-action'] === 'InitFaceVerify') {
    const CertifyId = randomUUID();
    checks.set(CertifyId, { returnUrl: searchParams.get('ReturnUrl') ?? '' });
    return good({ CertifyId, CertifyUrl: `${origin}/page?id=${CertifyId}` });
  }
  const { passed } = checks.get(searchParams.get('CertifyId') ?? '') ?? {};
  if (!passed) return good({}, '424');
  return good({ Passed: passed, SubCode: passed === 'T' ? '200' : '204' });
}

const good = (ResultObject: object, Code = '200') => ({
  json: { Code, Message: 'success', RequestId: 'r', ResultObject },
});

const page = (id: string) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<title>实人认证</title><h1>实人认证</h1>
<a href="/end?id=${id}&passed=T">通过</a> <a href="/end?id=${id}&passed=F">不通过</a></html>`;
