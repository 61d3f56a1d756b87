import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localCertificate } from './certificate.ts';

describe('localCertificate', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const certificateFor = async (...addresses: string[]) =>
    new X509Certificate(readFileSync((await localCertificate(folder, addresses)).certificate));

  it('is for localhost and the machine’s addresses', async () => {
    const certificate = await certificateFor('192.168.1.7');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkIP('192.168.1.7')).toBe('192.168.1.7');
    expect(certificate.checkIP('192.168.1.8')).toBeUndefined();
  });

  it('stays while it fits and is made anew for another address', async () => {
    const first = await certificateFor('192.168.1.7');
    const second = await certificateFor('192.168.1.7');
    const third = await certificateFor('10.0.0.2');
    expect(second.fingerprint256).toBe(first.fingerprint256);
    expect(third.fingerprint256).not.toBe(first.fingerprint256);
  });

  it('keeps its key to the owner', async () => {
    const { key } = await localCertificate(folder, []);
    expect(statSync(key).mode & 0o077).toBe(0);
  });
});
