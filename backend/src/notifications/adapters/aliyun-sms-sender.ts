import dysms, { SendSmsRequest } from '@alicloud/dysmsapi20170525';
import { $OpenApiUtil } from '@alicloud/openapi-core';

import { SmsError, type SmsDelivery, type SmsSender, type TemplateIds } from '../sms.ts';
import { parseEndpoint } from '../../platform/cloud/provider-endpoint.ts';

export interface AliyunSmsOptions {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly endpoint: string;
  readonly signName: string;
  /** The variables of a template are called as in `Sms`. */
  readonly templates: TemplateIds;
  readonly timeoutMs: number;
}

/** Sends through Alibaba Cloud (SendSms of Dysmsapi 2017-05-25). */
export class AliyunSmsSender implements SmsSender {
  private readonly client: InstanceType<typeof dysms.default>;
  private readonly options: AliyunSmsOptions;

  constructor(options: AliyunSmsOptions) {
    const { accessKeyId, accessKeySecret, endpoint, timeoutMs } = options;
    const { protocol, host } = parseEndpoint(endpoint);
    this.options = options;
    this.client = new dysms.default(
      new $OpenApiUtil.Config({
        accessKeyId,
        accessKeySecret,
        endpoint: host,
        protocol: protocol.toUpperCase(),
        connectTimeout: timeoutMs,
        readTimeout: timeoutMs,
      }),
    );
  }

  async send(delivery: SmsDelivery): Promise<{ providerRef: string }> {
    const { phone, template, params, reference } = delivery;
    const { signName, templates } = this.options;
    const request = new SendSmsRequest({
      phoneNumbers: phone,
      signName,
      templateCode: templates[template],
      templateParam: JSON.stringify(params),
      outId: reference,
    });
    const answer = await this.client.sendSms(request).catch((error: unknown) => {
      throw toSmsError(error);
    });
    const { code, bizId } = answer.body ?? {};
    if (code !== 'OK') throw refusal(code ?? 'no code');
    return { providerRef: bizId ?? '' };
  }
}

function toSmsError(error: unknown): SmsError {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  // Without a status nobody has answered, and the code is that of the socket.
  if (statusCode === undefined) return new SmsError('unreachable', code ?? 'no answer');
  return refusal(code ?? String(statusCode));
}

/** A business limit is the provider's word for too many messages to one number. */
function refusal(code: string): SmsError {
  const throttled = /Throttling|BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL/.test(code);
  return new SmsError(throttled ? 'throttled' : 'refused', code);
}
