import { chmodSync, chownSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { testHome } from './server.js';

/**
 * Files (PEM) of a certificate authority that belongs to one test file, and of a server certificate
 * that it has signed.
 */
export interface TestCertificates {
  caFile: string;
  certFile: string;
  keyFile: string;
  cert: string;
  key: string;
  /**
   * Copies the private key for the user who owns `file`, and returns the path of the copy.
   * PostgreSQL rejects a key that belongs to another user or that others may read.
   */
  keyFor(file: string): string;
}

const DAY_MS = 86_400_000;

/** Creates the authority and the server certificate, by default for 127.0.0.1 and localhost. */
export function testCertificates(
  names: readonly string[] = ['127.0.0.1', 'localhost'],
): TestCertificates {
  const folder = mkdtempSync(join(testHome(), 'certificates-'));
  chmodSync(folder, 0o711);
  const authority = forge.pki.rsa.generateKeyPair(2_048);
  const server = forge.pki.rsa.generateKeyPair(2_048);
  const ca = signed(
    'test authority',
    authority.publicKey,
    [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', keyCertSign: true },
    ],
    authority.privateKey,
  );
  const altNames = names.map((name) =>
    /^[\d.]+$/.test(name) ? { type: 7, ip: name } : { type: 2, value: name },
  );
  const cert = signed(
    'test server',
    server.publicKey,
    [{ name: 'subjectAltName', altNames }],
    authority.privateKey,
  );
  const write = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text);
    return join(folder, file);
  };
  const key = forge.pki.privateKeyToPem(server.privateKey);
  return {
    caFile: write('ca.pem', ca),
    certFile: write('cert.pem', cert),
    keyFile: write('key.pem', key),
    cert,
    key,
    keyFor(file) {
      const copy = write(`key-${statSync(file).uid}.pem`, key);
      chownSync(copy, statSync(file).uid, statSync(file).gid);
      chmodSync(copy, 0o600);
      return copy;
    },
  };
}

function signed(
  commonName: string,
  publicKey: forge.pki.PublicKey,
  extensions: object[],
  by: forge.pki.rsa.PrivateKey,
): string {
  const certificate = forge.pki.createCertificate();
  Object.assign(certificate, {
    publicKey,
    serialNumber: `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`,
  });
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + DAY_MS);
  certificate.setSubject([{ name: 'commonName', value: commonName }]);
  certificate.setIssuer([{ name: 'commonName', value: 'test authority' }]);
  certificate.setExtensions(extensions);
  certificate.sign(by, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}
