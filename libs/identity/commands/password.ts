import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2';
import { fewAtOnce } from '#platform';

/** Argon2id. The library's const enum cannot be used with isolated modules, hence its number. */
const ARGON2ID: Algorithm = 2;
const COST: Options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Limits concurrent hashing to half of the processor cores: a hash takes tens of milliseconds, and
 * many simultaneous attempts must not starve other requests.
 */
const inTurn = fewAtOnce(Math.max(1, Math.floor(availableParallelism() / 2)));

/** A random password: 24 characters, safe in URLs and shells. */
export const newPassword = (): string => randomBytes(18).toString('base64url');

/** Hashes a password for storage. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, COST));

let decoy: Promise<string> | undefined;
/**
 * The hash of an unknown random password, compared when an address is unknown, so that the answer
 * takes as long as for a known one.
 */
export const decoyHash = (): Promise<string> => (decoy ??= hashPassword(newPassword()));

/** Whether a password matches a stored hash. */
export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  inTurn(() => verify(stored, password));
