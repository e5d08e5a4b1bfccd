import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2';
import { fewAtOnce } from '#platform/program';

/**
 * Number of the Argon2id algorithm in the hashing library. The library's const enum cannot be used
 * with isolated modules.
 */
const ARGON2ID: Algorithm = 2;
const COST: Options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Runs a hash computation when fewer than half of the processor cores are hashing; otherwise the
 * computation waits. A hash takes tens of milliseconds, and many simultaneous sign-in attempts must
 * not slow down other requests.
 */
const inTurn = fewAtOnce(Math.max(1, Math.floor(availableParallelism() / 2)));

/** Returns a random password of 24 characters that need no escaping in URLs and shells. */
export const newPassword = (): string => randomBytes(18).toString('base64url');

/** Hashes a password for storage. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, COST));

let decoy: Promise<string> | undefined;
/**
 * Returns the hash of a random password that nobody knows. It is compared when an e-mail address is
 * unknown, so that the answer takes as long as for a known address.
 */
export const decoyHash = (): Promise<string> => (decoy ??= hashPassword(newPassword()));

/** Returns whether a password matches a stored hash. */
export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  inTurn(() => verify(stored, password));
