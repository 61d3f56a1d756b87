export { createConsents, type ConsentGate, type Consents } from './create-consents.ts';
export { initConsentRecords } from './init-records.ts';
