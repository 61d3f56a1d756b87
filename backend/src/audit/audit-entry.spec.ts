import { CHAIN_START, extendChain, hashEntry, type AuditEntry } from './audit-entry.ts';

describe('the hashes of the audit log', () => {
  it('are those of the example in docs/audit.md', () => {
    const entry: AuditEntry = {
      id: '3f1c2b8e-5d0a-4c57-9c1e-0d6a7b8f9e10',
      schoolId: '8d5f0a52-6a3b-4f7e-9c44-5b7f3a1d2c60',
      at: new Date('2027-03-27T01:02:03.045Z'),
      action: 'exam.changed',
      personId: 'c0a8f3d2-1b7e-4e6f-8a9d-2f4b6c8e0a11',
      role: 'schoolAdmin',
      process: null,
      address: '192.0.2.7',
      requestId: '5e2d9c41-7a80-4b3f-b6d5-91c0e8f7a322',
      subject: { kind: 'exam', id: 'a7b6c5d4-e3f2-4109-8877-665544332211', name: '复试' },
      before: { minutes: 15 },
      after: { name: '复试', minutes: 20 },
      reason: '改期',
    };
    const hash = 'a913d0b5bfef5f39329801882cb4f18a550c7b80bc9ea6e8beeeec56aa2eeb1f';
    expect(hashEntry(entry)).toBe(hash);
    expect(extendChain(CHAIN_START, hash)).toBe(
      '5f1c8190ff22c76c6deca2defa51baefe6275a0e35bd1d342f621d1fb2e7356f',
    );
  });
});
