export * from './audit.ts';
export * from './chat.ts';
export * from './exam-room.ts';
export * from './login.ts';
export * from './media.ts';
export * from './problem.ts';
export * from './realtime.ts';
export * from './schools.ts';
