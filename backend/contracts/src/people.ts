import * as z from 'zod';

/** 居民身份证, 护照, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 外国人永久居留身份证. */
export const idDocumentType = z.enum([
  'residentIdCard',
  'passport',
  'hongKongMacaoPermit',
  'taiwanPermit',
  'foreignPermanentResidentCard',
]);
export type IdDocumentType = z.output<typeof idDocumentType>;
