import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A certificate and its key, both PEM, as `tls.createServer` takes them. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWanted {
  readonly name: string;
  readonly notAfter: Date;
  /** Who signs it; itself without one. */
  readonly signedBy?: { readonly name: string; readonly certificate: TestCertificate };
}

/** Makes an X.509 certificate (RFC 5280 section 4.1) for a server of that DNS name or IPv4 address, or for an authority that signs others. */
export function testCertificate({ name, notAfter, signedBy }: CertificateWanted): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const signer = signedBy?.certificate.key ?? key;
  const unsigned = tbsCertificate(name, signedBy?.name ?? name, notAfter, publicKey);
  const signature = sign('sha256', unsigned, signer);
  const whole = sequence(unsigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g)!;
  return { cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`, key };
}

function tbsCertificate(subject: string, issuer: string, notAfter: Date, publicKey: KeyObject): Buffer {
  const named = isIPv4(subject)
    ? der(0x87, Buffer.from(subject.split('.').map(Number)))
    : der(0x82, Buffer.from(subject));
  const subjectAltName = sequence(objectId(0x55, 0x1d, 0x11), der(0x04, sequence(named)));
  const isAuthority = sequence(objectId(0x55, 0x1d, 0x13), der(0x04, sequence(der(0x01, Buffer.from([0xff])))));
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serialOf(publicKey)),
    ecdsaWithSha256,
    commonName(issuer),
    sequence(generalizedTime(new Date('2000-01-01T00:00:00.000Z')), generalizedTime(notAfter)),
    commonName(subject),
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(subjectAltName, isAuthority)),
  );
}

/** Two certificates of one issuer must not share a number; the first bit is 0, for it is a positive one. */
function serialOf(publicKey: KeyObject): Buffer {
  const bytes = publicKey.export({ type: 'spki', format: 'der' }).subarray(-8);
  return Buffer.from([0x01, ...bytes]);
}

/** Tag, length and value (ITU-T X.690 section 8.1). */
function der(tag: number, ...values: readonly Buffer[]): Buffer {
  const value = Buffer.concat(values);
  const { length } = value;
  const lengthBytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), value]);
}

const sequence = (...values: readonly Buffer[]): Buffer => der(0x30, ...values);
const objectId = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));

const ecdsaWithSha256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(objectId(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));
}

function generalizedTime(at: Date): Buffer {
  return der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}
