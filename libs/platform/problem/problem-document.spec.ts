import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { problemOfDatabaseError } from './database-problem.js';
import { problemDocumentOf } from './problem-document.js';
import { Problem, refuseField } from './problem.js';
import { type ProblemCode, problems } from './problem-codes.js';

describe('a problem document', () => {
  it.each((Object.keys(problems) as ProblemCode[]).map((code) => [code]))(
    '%s has a title and a sentence in both languages',
    (code) => {
      const [zh, en] = [
        problemDocumentOf(new Problem(code), 'zh', 'r'),
        problemDocumentOf(new Problem(code), 'en', 'r'),
      ];
      expect([zh.title, zh.detail].every((text) => /[\u4e00-\u9fff]/.test(text))).toBe(true);
      expect(
        [en.title, en.detail].every((text) => /^[\x20-\x7e–]+$/.test(text) && /[a-z]/.test(text)),
      ).toBe(true);
      expect(zh.status).toBeGreaterThanOrEqual(400);
    },
  );

  it('words the field that a rule refused', () => {
    expect(
      problemDocumentOf(
        refuseField('MONTH_IN_FUTURE', 'month', { month: '2026-12' }, '≤ 2026-11'),
        'en',
        'r-1',
      ),
    ).toEqual({
      type: '/problems/MONTH_IN_FUTURE',
      title: 'Against a rule',
      status: 422,
      code: 'MONTH_IN_FUTURE',
      detail: 'The month 2026-12 is after the present one',
      requestId: 'r-1',
      errors: [
        {
          path: 'month',
          code: 'MONTH_IN_FUTURE',
          message: 'The month 2026-12 is after the present one',
          accepted: '≤ 2026-11',
        },
      ],
    });
  });

  it('words amounts as people read them', () => {
    const refused = refuseField(
      'CELLS_ABOVE_YEAR',
      'cells',
      { sumFen: '123456789', yearFen: '1200000000000' },
      '≤ 1200000000000',
    );
    expect([
      problemDocumentOf(refused, 'zh', 'r').detail,
      problemDocumentOf(refused, 'en', 'r').detail,
    ]).toEqual([
      '各资金来源合计（123.456789 万元）超过年度计划（120 亿元）',
      'The sources add up to CNY 1,234,567.89, more than the plan of the year, CNY 12,000,000,000',
    ]);
  });
});

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
