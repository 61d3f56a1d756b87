export { CandidateProfileRecord } from './candidate-profile-record.ts';
export { createRosters, type RosterDependencies, type Rosters } from './create-rosters.ts';
export { initRosterRecords } from './init-records.ts';
