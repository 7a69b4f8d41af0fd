import { generate } from 'selfsigned';

/** A private key and its self-signed certificate, both PEM, as `tls.createServer` takes them. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * Makes a certificate, its own authority, that is valid for these hosts, localhost and 127.0.0.1. An elliptic-curve key
 * because an RSA one takes seconds.
 */
export async function makeCertificate(...hosts: readonly string[]): Promise<Certificate> {
  const names = [...hosts, 'localhost'];
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
