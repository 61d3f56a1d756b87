export { createConsents, type ConsentGate, type Consents } from './create-consents.ts';
export { CONSENT_STREAM } from './decide-consent.ts';
export { initConsentRecords } from './init-records.ts';
