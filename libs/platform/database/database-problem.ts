import {
  CannotExecuteNotConnectedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { sqlState } from './sql-state.js';
import { isDiskFull } from '../disk/disk-fault.js';
import { Problem } from '../problem/problem.js';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '40001',
  '40P01',
  '55000',
  '28000',
  '28P01',
  '3D000',
]);

/**
 * Converts a database error into the problem that is reported to the user: an invalid value, a row
 * outside the access scope, an unreachable or overloaded database, or a full disk. Returns null for
 * any other error, which is a fault of the program.
 */
export function problemOfDatabaseError(error: unknown): Problem | null {
  if (isDiskFull(error)) return new Problem('DISK_FULL');
  const state = sqlState(error);
  if (state && /^22...$/.test(state)) return new Problem('VALIDATION_FAILED');
  if (state === '42501') return new Problem('FORBIDDEN');
  if (state && (UNREACHABLE.has(state) || /^08...$/.test(state)))
    return new Problem('SERVICE_UNAVAILABLE');
  return LOST.some((kind) => error instanceof kind) || isLostConnection(error)
    ? new Problem('SERVICE_UNAVAILABLE')
    : null;
}

/** Errors of TypeORM for a connection that was lost between two statements of a transaction. */
const LOST = [
  CannotExecuteNotConnectedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
];

/**
 * Checks whether an error of `pg` reports a lost connection. The message is matched, because these
 * errors have no code.
 */
const isLostConnection = (error: unknown): boolean =>
  error instanceof Error &&
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error|Cannot use a pool after calling end/.test(
    error.message,
  );
