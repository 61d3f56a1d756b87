import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { z } from 'zod';

import { parseEndpoint } from '../../../platform/cloud/provider-endpoint.ts';
import {
  AuthorityError,
  type AuthorityAnswer,
  type AuthoritySubject,
  type IdentityAuthority,
} from '../identity-authority.ts';
import { SLACK, withinTime } from '../within-time.ts';

export interface TencentAuthorityOptions {
  readonly secretId: string;
  readonly secretKey: string;
  readonly endpoint: string;
  readonly region: string;
  /** The page or app that carries the provider's SDK; the token goes behind it as `#token=…`. */
  readonly page: string;
  readonly timeoutMs: number;
}

const token = z.object({ FaceIdToken: z.string().min(1), RequestId: z.string().optional() });
/** Of a check that is not done, there is no `Result`. Name, number, pictures and texts are left out. */
const outcome = z.object({
  Result: z.union([z.string(), z.number()]).nullish(),
  Similarity: z.number().nullish(),
  DeviceInfoTag: z.string().nullish(),
  RiskInfoTag: z.string().nullish(),
  RequestId: z.string().nullish(),
});

/** Asks Tencent Cloud (人脸核身, GetFaceIdToken and GetFaceIdResult of Faceid 2018-03-01). */
export class TencentAuthority implements IdentityAuthority {
  private readonly client: CommonClient;
  private readonly options: TencentAuthorityOptions;

  constructor(options: TencentAuthorityOptions) {
    const { secretId, secretKey, region, endpoint, timeoutMs } = options;
    const { protocol, host } = parseEndpoint(endpoint);
    this.options = options;
    this.client = new CommonClient(host, '2018-03-01', {
      credential: { secretId, secretKey },
      region,
      profile: {
        httpProfile: {
          endpoint: host,
          protocol: `${protocol}://`,
          reqTimeout: (timeoutMs + SLACK) / 1000,
        },
      },
    });
  }

  async start(subject: AuthoritySubject): Promise<{ ref: string; url: string }> {
    const request = { ...whom(subject), Extra: subject.checkId };
    const { FaceIdToken: ref } = await this.ask('GetFaceIdToken', request, token);
    return { ref, url: `${this.options.page}#token=${encodeURIComponent(ref)}` };
  }

  async result(ref: string): Promise<AuthorityAnswer> {
    const request = { FaceIdToken: ref, IsNeedVideo: false, IsNeedBestFrame: false };
    const answer = await this.ask('GetFaceIdResult', request, outcome);
    const { Result: result, Similarity: similarity, RequestId: requestId } = answer;
    if (result == null || result === '') return { status: 'pending' };
    const score = similarity == null ? null : similarity / 100;
    const raw = {
      ...{ result: String(result), score, requestId: requestId ?? null },
      ...{ device: answer.DeviceInfoTag ?? null, risk: answer.RiskInfoTag ?? null },
    };
    if (String(result) === '0') return { status: 'verified', score, raw };
    return { status: 'notVerified', reason: 'notConfirmed', score, raw };
  }

  /** Rejects with AuthorityError, also for an answer of another shape. */
  private async ask<T>(action: string, request: object, shape: z.ZodType<T>): Promise<T> {
    const call = (): Promise<unknown> => this.client.request(action, request);
    const answer = await withinTime(this.options.timeoutMs, call).catch((error: unknown) => {
      throw toAuthorityError(error);
    });
    const parsed = shape.safeParse(answer);
    if (!parsed.success) throw new AuthorityError('refused', `${action} answers otherwise`);
    return parsed.data;
  }
}

/** By name and number with the authority, or by the photo on file where there is no such number. */
function whom({ name, idNumber, image }: AuthoritySubject) {
  if (idNumber !== null) return { CompareLib: 'BUSINESS', Name: name, IdCard: idNumber };
  if (!image) throw new AuthorityError('subjectIncomplete', 'neither number nor photo');
  return { CompareLib: 'LOCAL', ImageBase64: image.toString('base64') };
}

function toAuthorityError(error: unknown): AuthorityError {
  if (error instanceof AuthorityError) return error;
  const { code, httpCode } = error as { code?: string; httpCode?: number };
  if (!code) {
    const answered = httpCode ? `HTTP ${String(httpCode)}` : 'no answer';
    return new AuthorityError('unavailable', answered);
  }
  if (/LimitExceeded|Arrears|ChargeStatus|ResourceInsufficient|Quota/.test(code)) {
    return new AuthorityError('quotaExceeded', code);
  }
  return new AuthorityError(code.startsWith('InternalError') ? 'unavailable' : 'refused', code);
}
