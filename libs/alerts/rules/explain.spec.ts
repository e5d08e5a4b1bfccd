import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { wordAmount } from '#platform/language';
import { explain, type RuleCode, turnsGreenWhen } from './all-rules.js';
import type { Inputs } from './evaluation-result.js';

const today = day('2026-06-15');
const tunnel = (forecastOn: string): Inputs => ({
  milestoneId: 'm1',
  milestoneName: '建成通车',
  forecastOn,
  daysBefore: '30',
});
const money = (
  completedFen: string,
  paidFen: string,
  percentOfTotal = '100',
  ceilingFen = '4665000000000',
): Inputs => ({
  completedFen,
  paidFen,
  percentOfTotal,
  totalInvestmentFen: '4665000000000',
  ceilingFen,
});
const inPeriod: Inputs = {
  completedFen: '4000000001050',
  percentOfPeriod: '100',
  fypSpendFen: '4000000000000',
  ceilingFen: '4000000000000',
  fromMonth: '2021-01',
  toMonth: '2025-12',
};

describe('an alert says', () => {
  it.each<[RuleCode, Inputs, string, string]>([
    [
      'milestone-overdue',
      tunnel('2025-12-31'),
      '节点“建成通车”应于 2025-12-31 完成，已逾期 166 天',
      'Milestone “建成通车” was due on 2025-12-31 and is 166 days late',
    ],
    [
      'milestone-overdue',
      tunnel('2026-06-14'),
      '节点“建成通车”应于 2026-06-14 完成，已逾期 1 天',
      'Milestone “建成通车” was due on 2026-06-14 and is 1 day late',
    ],
    [
      'milestone-due-soon',
      tunnel('2026-06-20'),
      '节点“建成通车”预计 2026-06-20 完成，还有 5 天',
      'Milestone “建成通车” is due on 2026-06-20, in 5 days',
    ],
    [
      'milestone-due-soon',
      tunnel('2026-06-15'),
      '节点“建成通车”预计 2026-06-15 完成，今天到期',
      'Milestone “建成通车” is due on 2026-06-15, today',
    ],
    [
      'total-exceeded',
      money('4700000000000', '0'),
      '累计完成投资 470 亿元，超过总投资 466.5 亿元（规划数，未录入概算），超出 3.5 亿元',
      'Completed investment CNY 47,000,000,000, more than the total investment of CNY 46,650,000,000 (plan figure, no approved estimate on record), by CNY 350,000,000',
    ],
    [
      'total-exceeded',
      money('0', '4665000000001'),
      '累计支付 466.5000000001 亿元，超过总投资 466.5 亿元（规划数，未录入概算），超出 0.000001 万元',
      'Payments CNY 46,650,000,000.01, more than the total investment of CNY 46,650,000,000 (plan figure, no approved estimate on record), by CNY 0.01',
    ],
    [
      'total-exceeded',
      money('4000000000000', '3800000000000', '80', '3732000000000'),
      '累计完成投资 400 亿元、累计支付 380 亿元，超过总投资 466.5 亿元的 80%（规划数，未录入概算），超出 26.8 亿元',
      'Completed investment CNY 40,000,000,000 and payments CNY 38,000,000,000, more than 80 % of the total investment of CNY 46,650,000,000 (plan figure, no approved estimate on record), by CNY 2,680,000,000',
    ],
    [
      'plan-period-exceeded',
      inPeriod,
      '2021-01 至 2025-12 完成投资 400.000000105 亿元，超过规划期投资 400 亿元，超出 0.00105 万元',
      'Completed investment of CNY 40,000,000,010.50 in 2021-01 to 2025-12, more than the CNY 40,000,000,000 planned for the period, by CNY 10.50',
    ],
  ])('%s', (rule, inputs, zh, en) => {
    expect(explain(rule, inputs, today, 'zh')).toBe(zh);
    expect(explain(rule, inputs, today, 'en')).toBe(en);
  });

  it('what would end it', () => {
    expect(turnsGreenWhen('milestone-overdue', tunnel('2025-12-31'), today).at(-1)?.zh).toBe(
      '将预计日期调整到 2026-06-15 或以后，并说明原因',
    );
    expect(turnsGreenWhen('total-exceeded', money('4700000000000', '0'), today)[0]?.en).toBe(
      'An approved estimate of at least CNY 47,000,000,000 is on record',
    );
    expect(turnsGreenWhen('from-the-future', {}, today)).toEqual([]);
  });
});

describe('an amount', () => {
  it.each([
    ['10000000000', '1 亿元', 'CNY 100,000,000'],
    ['9999999999', '9999.999999 万元', 'CNY 99,999,999.99'],
    ['0', '0 万元', 'CNY 0'],
    ['-20000000050', '-2.000000005 亿元', 'CNY -200,000,000.50'],
  ])('of %s fen is exact in words', (fen, zh, en) => {
    expect(wordAmount(fen, 'zh')).toBe(zh);
    expect(wordAmount(fen, 'en')).toBe(en);
  });
});
