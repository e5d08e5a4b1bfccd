import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, isTextJson, type TextJson } from './canonical-json.js';
import type { NotedHead } from './noted-head.js';

/** The end of a project's chain as it stands in a digest: numbers as text, sums in fen. */
type DigestHead = {
  readonly [Name in keyof NotedHead]: null extends NotedHead[Name] ? string | null : string;
};

/** What is true of the whole ledger at an instant. Everything in it is text, so that its JSON is the same on every machine. */
export interface LedgerDigest {
  format: 'tracker-ledger-digest';
  version: '1';
  /** Day in the city. */
  day: string;
  /** Every entry that was recorded up to this instant is in it, and none that was recorded later. */
  asOf: string;
  /** By id. */
  projects: readonly DigestHead[];
  totals: {
    readonly projects: string;
    readonly entries: string;
    readonly completedFen: string;
    readonly fundsFen: string;
    readonly paidFen: string;
  };
  /** The newest seal on the record of deeds, for `audit verify --noted`. */
  record: {
    readonly number: string;
    readonly lastRecordId: string;
    readonly hash: string;
    readonly sealedAt: string;
  } | null;
  /** The digest before this one, and the SHA-256 of its file. */
  previous: { readonly day: string; readonly sha256: string } | null;
}

/** A digest that was read: what it vouches for, and with which key it says it was signed. */
export interface SignedDigest {
  day: string;
  asOf: string;
  heads: NotedHead[];
  /** The checkpoint that was signed before it, as it names it. */
  previous: { readonly day: string; readonly sha256: string } | null;
  /** The newest signature of the audit log, as it stood then. */
  record: LedgerDigest['record'];
  sha256: string;
  publicKey: KeyObject;
  signed: Buffer;
  signature: Buffer;
}

/** The text of a digest without a digest's shape. */
export class DigestRefused extends Error {
  override readonly name = 'DigestRefused';
}

/** SHA-256 of a digest's file, lower-case hex. */
export const sha256OfFile = (text: string): string => hash('sha256', text);

/** The bytes that are signed. */
const signedBytes = (digest: TextJson): Buffer => Buffer.from(canonicalJson(digest));

/** Signs a digest with Ed25519. @returns the text of its file: the digest, the signature and the public key, as canonical JSON in one line. */
export function signDigest(digest: LedgerDigest, privateKey: KeyObject): string {
  const content = digest as unknown as TextJson;
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }) as string;
  return `${canonicalJson({ digest: content, publicKey, signature: sign(null, signedBytes(content), privateKey).toString('base64') })}\n`;
}

/** Reads a digest's file. That it can be read says nothing about who signed it. @throws DigestRefused */
export function readDigest(text: string): SignedDigest {
  const file = parsed(text);
  const { digest, publicKey, signature } = (isTextJson(file) && file !== null ? file : {}) as {
    digest?: LedgerDigest;
    publicKey?: string;
    signature?: string;
  };
  if (
    !digest ||
    digest.format !== 'tracker-ledger-digest' ||
    !Array.isArray(digest.projects) ||
    typeof publicKey !== 'string' ||
    typeof signature !== 'string'
  )
    throw new DigestRefused('this is not a digest of the ledger');
  if (digest.version !== '1')
    throw new DigestRefused(
      `this digest is of version ${String(digest.version)}, which this program cannot read`,
    );
  try {
    return {
      day: digest.day,
      asOf: digest.asOf,
      heads: digest.projects.map(headOf),
      previous: digest.previous,
      record: digest.record,
      sha256: sha256OfFile(text),
      publicKey: createPublicKey(publicKey),
      signed: signedBytes(digest as unknown as TextJson),
      signature: Buffer.from(signature, 'base64'),
    };
  } catch (error) {
    throw new DigestRefused(`this digest cannot be read (${(error as Error).message})`);
  }
}

/** What is wrong with a digest's signature; null when the key that is known signed it. @param known null when nobody vouches for a key. */
export function signatureFlaw(digest: SignedDigest, known: KeyObject | null): string | null {
  if (!known) return 'nobody vouches for the key of this digest; name the public key that you know';
  if (!known.equals(digest.publicKey))
    return 'the digest was signed with another key than the one that is known';
  return verify(null, digest.signed, known, digest.signature)
    ? null
    : 'the digest was changed after it was signed';
}

/** SHA-256 of the public key (as PEM) that a digest says it was signed with. */
export const fingerprintOf = ({ publicKey }: SignedDigest): string =>
  hash('sha256', publicKey.export({ type: 'spki', format: 'pem' }));

const headOf = (head: DigestHead): NotedHead => ({
  projectId: String(head.projectId),
  entries: BigInt(head.entries),
  hash: String(head.hash),
  sm3: head.sm3,
  completedFen: BigInt(head.completedFen),
  fundsFen: BigInt(head.fundsFen),
  paidFen: BigInt(head.paidFen),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DigestRefused('this is not a digest of the ledger: it is no JSON');
  }
}
