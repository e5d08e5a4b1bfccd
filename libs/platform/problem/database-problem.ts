import {
  CannotExecuteNotConnectedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { sqlState } from '../database/database.js';
import { isDiskFull } from '../disk/disk-fault.js';
import { Problem } from './problem.js';

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
 * What a database error means to whoever asked: a value it cannot hold is a bad request (the edge should have said so
 * before), a row outside the scope is forbidden, an absent or exhausted database is unavailable, and a disk without room, the
 * database's or our own, is a state that is said. Null: a fault of ours.
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

/** The library's words for a connection that ended between two statements of one unit of work. */
const LOST = [
  CannotExecuteNotConnectedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
];

/** node-postgres has no code for these, only sentences. */
const isLostConnection = (error: unknown): boolean =>
  error instanceof Error &&
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error|Cannot use a pool after calling end/.test(
    error.message,
  );
