import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { problemOfDatabaseError } from './database-problem.js';
import type { ProblemCode } from '../problem/declared-problems.js';

describe('what a database error means to whoever asked', () => {
  const failed = (code: string): QueryFailedError =>
    new QueryFailedError('SELECT 1', [], Object.assign(new Error('x'), { code }));
  it.each<[string, unknown, ProblemCode | undefined]>([
    ['a NUL in a text', failed('22021'), 'VALIDATION_FAILED'],
    ['a number out of range', failed('22003'), 'VALIDATION_FAILED'],
    ['a row outside the scope', failed('42501'), 'FORBIDDEN'],
    ['a server that shuts down', failed('57P01'), 'SERVICE_UNAVAILABLE'],
    [
      'a server that is not there',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      'SERVICE_UNAVAILABLE',
    ],
    [
      'a connection that broke',
      new Error('Connection terminated unexpectedly'),
      'SERVICE_UNAVAILABLE',
    ],
    ['too many connections', failed('53300'), 'SERVICE_UNAVAILABLE'],
    ['a disk without room', failed('53100'), 'DISK_FULL'],
    [
      'a file without room',
      new Error('spool', { cause: Object.assign(new Error('write'), { code: 'ENOSPC' }) }),
      'DISK_FULL',
    ],
    [
      'a connection that ended between two statements',
      new QueryRunnerAlreadyReleasedError(),
      'SERVICE_UNAVAILABLE',
    ],
    ['a missing table', failed('42P01'), undefined],
    ['a broken promise', failed('23505'), undefined],
    ['anything else', new Error('x'), undefined],
    ['nothing', undefined, undefined],
  ])('%s', (_, error, code) => expect(problemOfDatabaseError(error)?.code).toBe(code));
});
