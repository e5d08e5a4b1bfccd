import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, isTextJson, type TextJson } from './checkpoint-json.js';
import type { NotedHead } from './noted-head.js';

/** The end of a project's hash chain as written in a checkpoint, numbers as text, sums in fen. */
type CheckpointHead = {
  readonly [Name in keyof NotedHead]: null extends NotedHead[Name] ? string | null : string;
};

/**
 * Content of a checkpoint: a signed statement of the state of the whole ledger at an instant, with
 * which the ledger can be compared later. All values are text, so that the JSON text of a
 * checkpoint is the same on every machine.
 */
export interface LedgerCheckpoint {
  format: 'tracker-ledger-digest';
  version: '1';
  /** Day of the checkpoint, in the city's time zone. */
  day: string;
  /** The checkpoint includes exactly the entries recorded up to this instant. */
  asOf: string;
  /**
   * Ends of the hash chains (last hash, number of entries and sums of each project), sorted by
   * project id.
   */
  projects: readonly CheckpointHead[];
  totals: {
    readonly projects: string;
    readonly entries: string;
    readonly completedFen: string;
    readonly fundsFen: string;
    readonly paidFen: string;
  };
  /**
   * The newest batch signature of the audit log. The command `audit verify --noted` can compare it
   * with the log.
   */
  record: {
    readonly number: string;
    readonly lastRecordId: string;
    readonly hash: string;
    readonly sealedAt: string;
  } | null;
  /** Day of the previous checkpoint, and the SHA-256 of its file; null in the first checkpoint. */
  previous: { readonly day: string; readonly sha256: string } | null;
}

/** A parsed checkpoint file with the public key that it claims to be signed with. */
export interface SignedCheckpoint {
  day: string;
  asOf: string;
  heads: NotedHead[];
  /** Day and SHA-256 of the previous checkpoint, as stated in this one; null in the first. */
  previous: { readonly day: string; readonly sha256: string } | null;
  /** The newest batch signature of the audit log when the checkpoint was made. */
  record: LedgerCheckpoint['record'];
  sha256: string;
  publicKey: KeyObject;
  signed: Buffer;
  signature: Buffer;
}

/** Thrown for a text that is not a valid checkpoint file. */
export class CheckpointRefused extends Error {
  override readonly name = 'DigestRefused';
}

/** Returns the SHA-256 of a checkpoint file, in lower-case hexadecimal. */
export const sha256OfFile = (text: string): string => hash('sha256', text);

/** Returns the bytes of a checkpoint over which the signature is calculated. */
const signedBytes = (checkpoint: TextJson): Buffer => Buffer.from(canonicalJson(checkpoint));

/**
 * Signs a checkpoint with Ed25519.
 * @returns the text of the checkpoint file: the checkpoint, the signature and the public key, as
 * canonical JSON in one line.
 */
export function signCheckpoint(checkpoint: LedgerCheckpoint, privateKey: KeyObject): string {
  const content = checkpoint as unknown as TextJson;
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }) as string;
  return `${canonicalJson({ digest: content, publicKey, signature: sign(null, signedBytes(content), privateKey).toString('base64') })}\n`;
}

/**
 * Parses a checkpoint file. The signature is not checked.
 * @throws CheckpointRefused when the text is no valid checkpoint file
 */
export function readCheckpoint(text: string): SignedCheckpoint {
  const file = parsed(text);
  const {
    digest: checkpoint,
    publicKey,
    signature,
  } = (isTextJson(file) && file !== null ? file : {}) as {
    digest?: LedgerCheckpoint;
    publicKey?: string;
    signature?: string;
  };
  if (
    !checkpoint ||
    checkpoint.format !== 'tracker-ledger-digest' ||
    !Array.isArray(checkpoint.projects) ||
    typeof publicKey !== 'string' ||
    typeof signature !== 'string'
  )
    throw new CheckpointRefused('this is not a digest of the ledger');
  if (checkpoint.version !== '1')
    throw new CheckpointRefused(
      `this digest is of version ${String(checkpoint.version)}, which this program cannot read`,
    );
  try {
    return {
      day: checkpoint.day,
      asOf: checkpoint.asOf,
      heads: checkpoint.projects.map(headOf),
      previous: checkpoint.previous,
      record: checkpoint.record,
      sha256: sha256OfFile(text),
      publicKey: createPublicKey(publicKey),
      signed: signedBytes(checkpoint as unknown as TextJson),
      signature: Buffer.from(signature, 'base64'),
    };
  } catch (error) {
    throw new CheckpointRefused(`this digest cannot be read (${(error as Error).message})`);
  }
}

/**
 * Describes what is wrong with a checkpoint's signature; returns null when the checkpoint was
 * signed with the known key.
 * @param known the public key of the signer; with null, every signature is reported as wrong.
 */
export function signatureFlaw(
  checkpoint: SignedCheckpoint,
  known: KeyObject | null,
): string | null {
  if (!known) return 'nobody vouches for the key of this digest; name the public key that you know';
  if (!known.equals(checkpoint.publicKey))
    return 'the digest was signed with another key than the one that is known';
  return verify(null, checkpoint.signed, known, checkpoint.signature)
    ? null
    : 'the digest was changed after it was signed';
}

/** Returns the SHA-256 of the public key (as PEM) that a checkpoint claims to be signed with. */
export const fingerprintOf = ({ publicKey }: SignedCheckpoint): string =>
  hash('sha256', publicKey.export({ type: 'spki', format: 'pem' }));

const headOf = (head: CheckpointHead): NotedHead => ({
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
    throw new CheckpointRefused('this is not a digest of the ledger: it is no JSON');
  }
}
