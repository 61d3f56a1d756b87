import cloudauth, {
  DescribeFaceVerifyRequest,
  InitFaceVerifyRequest,
  type DescribeFaceVerifyResponseBodyResultObject,
} from '@alicloud/cloudauth20190307';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { AuthorityReason } from '@exam/contracts';

import { parseEndpoint } from '../../../platform/cloud/provider-endpoint.ts';
import {
  AuthorityError,
  type AuthorityAnswer,
  type AuthoritySubject,
  type IdentityAuthority,
} from '../identity-authority.ts';
import { SLACK, withinTime } from '../within-time.ts';

export interface AliyunAuthorityOptions {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly endpoint: string;
  /** 认证场景 ID, of a scene for web pages. */
  readonly sceneId: number;
  readonly timeoutMs: number;
}

/** Sub-codes of a finished check that say why; whatever else is not `200` did not confirm. */
const reasons: Readonly<Record<string, AuthorityReason>> = {
  201: 'mismatch',
  202: 'noRecord',
  203: 'noRecord',
  204: 'mismatch',
  205: 'notLive',
  207: 'mismatch',
  209: 'unavailable',
};
/** Nobody was checked yet, gave it up, or the check is still worked on. */
const unfinished = new Set(['403', '424']);

/** Asks Alibaba Cloud (实人认证, InitFaceVerify and DescribeFaceVerify of Cloudauth 2019-03-07). */
export class AliyunAuthority implements IdentityAuthority {
  private readonly client: InstanceType<typeof cloudauth.default>;
  private readonly options: AliyunAuthorityOptions;

  constructor(options: AliyunAuthorityOptions) {
    const { accessKeyId, accessKeySecret, endpoint, timeoutMs } = options;
    const { protocol, host } = parseEndpoint(endpoint);
    this.options = options;
    this.client = new cloudauth.default(
      new $OpenApiUtil.Config({
        ...{ accessKeyId, accessKeySecret, endpoint: host, protocol: protocol.toUpperCase() },
        ...{ connectTimeout: timeoutMs + SLACK, readTimeout: timeoutMs + SLACK },
      }),
    );
  }

  async start(subject: AuthoritySubject): Promise<{ ref: string; url: string }> {
    const request = new InitFaceVerifyRequest({
      sceneId: this.options.sceneId,
      // At most 32 characters.
      outerOrderNo: subject.checkId.replaceAll('-', ''),
      ...whom(subject),
      // What the provider's script for web pages collects.
      metaInfo: JSON.stringify({
        ...{ bioMetaInfo: '4.1.0:2916352,0', deviceType: 'h5', ua: subject.userAgent },
      }),
      returnUrl: subject.returnUrl,
    });
    const body = await this.ask(async () => (await this.client.initFaceVerify(request)).body);
    if (body.code !== '200') throw refusal(body.code);
    const { certifyId, certifyUrl } = body.resultObject ?? {};
    if (!certifyId || !certifyUrl) throw new AuthorityError('refused', 'no address');
    return { ref: certifyId, url: certifyUrl };
  }

  async result(ref: string): Promise<AuthorityAnswer> {
    const { sceneId } = this.options;
    const request = new DescribeFaceVerifyRequest({ sceneId, certifyId: ref });
    const body = await this.ask(async () => (await this.client.describeFaceVerify(request)).body);
    if (unfinished.has(body.code)) return { status: 'pending' };
    if (body.code !== '200') throw refusal(body.code);
    const { passed, subCode } = body.resultObject ?? {};
    if (!passed && !subCode) return { status: 'pending' };
    const score = scoreOf(body.resultObject);
    const raw = {
      ...{ code: body.code, requestId: body.requestId ?? null },
      ...{ passed: passed ?? null, subCode: subCode ?? null, score },
    };
    if (passed === 'T' && subCode === '200') return { status: 'verified', score, raw };
    return { status: 'notVerified', reason: reasons[subCode ?? ''] ?? 'notConfirmed', score, raw };
  }

  /** The body of an answer, whatever its code. Rejects with AuthorityError. */
  private async ask<T extends { code?: string }>(
    call: () => Promise<T | undefined>,
  ): Promise<T & { code: string }> {
    const body = await withinTime(this.options.timeoutMs, call).catch((error: unknown) => {
      throw toAuthorityError(error);
    });
    if (!body?.code) throw refusal('no code');
    return { ...body, code: body.code };
  }
}

/** By name and number with the police, or by the photo on file where there is no such number. */
function whom({ name, idNumber, image }: AuthoritySubject) {
  if (idNumber !== null) {
    return {
      productCode: 'ID_PRO',
      ...{ certType: 'IDENTITY_CARD', certName: name, certNo: idNumber },
    };
  }
  if (!image) throw new AuthorityError('subjectIncomplete', 'neither number nor photo');
  return { productCode: 'PV_FV', faceContrastPicture: image.toString('base64') };
}

/** Of `materialInfo`, which is JSON with addresses of pictures besides. */
function scoreOf(result: DescribeFaceVerifyResponseBodyResultObject | undefined): number | null {
  try {
    const material = JSON.parse(result?.materialInfo ?? '{}') as {
      readonly facialPictureFront?: { readonly verifyScore?: unknown };
    };
    const score = Number(material.facialPictureFront?.verifyScore ?? NaN);
    return Number.isFinite(score) ? score / 100 : null;
  } catch {
    return null;
  }
}

function toAuthorityError(error: unknown): AuthorityError {
  if (error instanceof AuthorityError) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  // Without a status nobody has answered, and the code is that of the socket.
  if (statusCode === undefined) return new AuthorityError('unavailable', code ?? 'no answer');
  return refusal(code ?? String(statusCode), statusCode);
}

/**
 * 412: the account is in arrears; 417: the authority has nothing to compare this person with, which it
 * found before; 418: this person was checked too often today.
 */
function refusal(code: string, status = 400): AuthorityError {
  if (code === '417') return new AuthorityError('noRecord', code);
  if (/Throttling|^41[28]$/.test(code)) return new AuthorityError('quotaExceeded', code);
  const isTheirs = status >= 500 || /^5\d\d$/.test(code);
  return new AuthorityError(isTheirs ? 'unavailable' : 'refused', code);
}
