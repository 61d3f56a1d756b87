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
  /** 业务流程 ID, of a flow for WeChat's browser. */
  readonly ruleId: string;
  readonly timeoutMs: number;
}

const beginning = z.object({ BizToken: z.string().min(1), Url: z.url() });
const code = z.number().nullish();
/** Of a check that is not done, there is no `ErrCode`. Name, number, pictures and texts are left out. */
const outcome = z.object({
  Text: z
    .object({
      ErrCode: code,
      LiveStatus: code,
      Comparestatus: code,
      Sim: z.union([z.string(), z.number()]).nullish(),
    })
    .nullish(),
  RequestId: z.string().nullish(),
});

/** Asks Tencent Cloud (人脸核身, DetectAuth and GetDetectInfoEnhanced of Faceid 2018-03-01). */
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
    const { checkId: Extra, returnUrl: RedirectUrl } = subject;
    const request = { RuleId: this.options.ruleId, ...whom(subject), RedirectUrl, Extra };
    const { BizToken: ref, Url: url } = await this.ask('DetectAuth', request, beginning);
    return { ref, url };
  }

  async result(ref: string): Promise<AuthorityAnswer> {
    // 1: texts alone, no picture and no film.
    const request = { BizToken: ref, RuleId: this.options.ruleId, InfoType: '1' };
    const answer = await this.ask('GetDetectInfoEnhanced', request, outcome);
    const { ErrCode, LiveStatus, Comparestatus, Sim } = answer.Text ?? {};
    if (ErrCode == null) return { status: 'pending' };
    const similarity = Sim == null || Sim === '' ? NaN : Number(Sim);
    const score = Number.isFinite(similarity) ? similarity / 100 : null;
    const raw = {
      ...{ errCode: ErrCode, score, requestId: answer.RequestId ?? null },
      ...{ liveStatus: LiveStatus ?? null, compareStatus: Comparestatus ?? null },
    };
    if (ErrCode === 0) return { status: 'verified', score, raw };
    const reason = LiveStatus ? 'notLive' : 'notConfirmed';
    return { status: 'notVerified', reason, score, raw };
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
  if (idNumber !== null) return { Name: name, IdCard: idNumber };
  if (!image) throw new AuthorityError('subjectIncomplete', 'neither number nor photo');
  return { ImageBase64: image.toString('base64') };
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
