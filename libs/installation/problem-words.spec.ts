import { describe, expect, it } from '@jest/globals';
import '#installation';
import {
  defineProblems,
  Problem,
  problemCodes,
  problemDocumentOf,
  refuseField,
} from '#platform/problem';
import { StartupError } from '#platform/program';

describe('a problem document of any domain', () => {
  it.each(problemCodes().map((code) => [code]))(
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

describe('a problem code', () => {
  it('that two domains declare stops the program with its name', () => {
    const declareTwice = () =>
      defineProblems('second', { FORBIDDEN: { status: 403, zh: '不行', en: 'no' } });
    expect(declareTwice).toThrow(StartupError);
    expect(declareTwice).toThrow('FORBIDDEN is declared by platform and by second');
  });
});
