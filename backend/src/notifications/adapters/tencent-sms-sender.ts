import { sms } from 'tencentcloud-sdk-nodejs-sms';

import {
  orderedValues,
  SmsError,
  type SmsDelivery,
  type SmsSender,
  type TemplateIds,
} from '../sms.ts';
import { parseEndpoint } from '../../platform/cloud/provider-endpoint.ts';

export interface TencentSmsOptions {
  readonly secretId: string;
  readonly secretKey: string;
  readonly endpoint: string;
  readonly region: string;
  readonly appId: string;
  readonly signName: string;
  /** {1}, {2} … of a template are the values in the order of `Sms`. */
  readonly templates: TemplateIds;
  readonly timeoutMs: number;
}

const { Client } = sms.v20210111;

/** Sends through Tencent Cloud (SendSms 2021-01-11). */
export class TencentSmsSender implements SmsSender {
  private readonly client: InstanceType<typeof Client>;
  private readonly options: TencentSmsOptions;

  constructor(options: TencentSmsOptions) {
    const { secretId, secretKey, region, endpoint, timeoutMs } = options;
    const { protocol, host } = parseEndpoint(endpoint);
    this.options = options;
    this.client = new Client({
      credential: { secretId, secretKey },
      region,
      profile: {
        httpProfile: { endpoint: host, protocol: `${protocol}://`, reqTimeout: timeoutMs / 1000 },
      },
    });
  }

  async send(delivery: SmsDelivery): Promise<{ providerRef: string }> {
    const { phone, template, reference } = delivery;
    const { appId, signName, templates } = this.options;
    const request = {
      PhoneNumberSet: [`+86${phone}`],
      SmsSdkAppId: appId,
      SignName: signName,
      TemplateId: templates[template],
      TemplateParamSet: orderedValues(delivery),
      SessionContext: reference,
    };
    const answer = await this.client.SendSms(request).catch((error: unknown) => {
      throw toSmsError(error);
    });
    const [status] = answer.SendStatusSet ?? [];
    if (status?.Code !== 'Ok') throw refusal(status?.Code ?? 'no status');
    return { providerRef: status.SerialNo ?? '' };
  }
}

function toSmsError(error: unknown): SmsError {
  const { code, httpCode } = error as { code?: string; httpCode?: number };
  if (code) return refusal(code);
  return new SmsError('unreachable', httpCode ? `HTTP ${String(httpCode)}` : 'no answer');
}

function refusal(code: string): SmsError {
  return new SmsError(/LimitExceeded/.test(code) ? 'throttled' : 'refused', code);
}
