import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generate } from 'selfsigned';

export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

const day = 24 * 60 * 60 * 1_000;
/** Browsers on phones refuse longer ones. */
const validForMs = 390 * day;

/** A self-signed certificate for this machine's names; a new one when its addresses changed. */
export async function localCertificate(
  dataFolder: string,
  addresses: readonly string[],
): Promise<CertificateFiles> {
  const folder = join(dataFolder, 'tls');
  const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  if (fits(files, addresses)) return files;

  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + validForMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          ...['127.0.0.1', ...addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(files.key, key, { mode: 0o600 });
  writeFileSync(files.certificate, cert);
  return files;
}

function fits(files: CertificateFiles, addresses: readonly string[]): boolean {
  if (!existsSync(files.certificate) || !existsSync(files.key)) return false;
  const certificate = new X509Certificate(readFileSync(files.certificate));
  const lasts = certificate.validToDate.getTime() > Date.now() + day;
  return lasts && addresses.every((address) => certificate.checkIP(address) === address);
}
