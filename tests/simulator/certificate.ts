import { generate } from 'selfsigned';

/** A private key and its certificate, both PEM. */
export type Certificate = { readonly key: string; readonly cert: string };

/** Makes a certificate, its own authority, that is valid for the provider's host and this machine. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'api.crustdata.com' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'api.crustdata.com' },
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
