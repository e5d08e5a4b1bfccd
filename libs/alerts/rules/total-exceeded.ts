import { type Language, wordAmount } from '#platform/language';
import {
  amountIn,
  ceilingInputs,
  ceilingKnown,
  ceilingName,
  ceilingNote,
  fenText,
  given,
  isAboutMoney,
  largerOf,
  MONEY_RECORDED,
  share,
  shareOf,
  shareZh,
  totalFor,
  totalRaised,
} from './ceiling.js';
import { reached, risingParameter, wholeParameter } from './parameters.js';
import type { ProjectFacts } from './project-facts.js';
import type { AlertRule, Inputs, Severity, Worded } from './evaluation-result.js';
import { neverByItself, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 1_000 };
const WORSENS = { min: 101, max: 10_000, optional: true };
/**
 * Family (group of rules that exclude each other) of the rules "total nearly spent" and "total
 * exceeded": when one of them is raised for a project, its alert replaces that of the other.
 */
export const TOTAL = 'total';

/**
 * Returns which amounts exceed the spending limit (completed investment, payments, or both), as
 * text, and the largest excess in fen.
 */
function aboveTotal(inputs: Inputs, language: Language): { what: string; byFen: string } {
  const over = (name: string): bigint =>
    BigInt(inputs[name] ?? '0') - BigInt(given(inputs, 'ceilingFen'));
  const series = (
    [
      ['completedFen', { zh: '累计完成投资', en: 'Completed investment' }],
      ['paidFen', { zh: '累计支付', en: 'payments' }],
    ] as const
  ).filter(([name]) => over(name) > 0n);
  const words = series.map(
    ([name, word]) => `${word[language]} ${wordAmount(given(inputs, name), language)}`,
  );
  const most = series
    .map(([name]) => over(name))
    .reduce((one, other) => (other > one ? other : one), 0n);
  const what = words.join(language === 'zh' ? '、' : ' and ');
  return { what: what.charAt(0).toUpperCase() + what.slice(1), byFen: String(most) };
}

/** Returns the larger of the completed and the paid amount, in fen. */
const most = (inputs: Inputs): string =>
  String(
    [inputs.completedFen, inputs.paidFen]
      .map((fen) => BigInt(fen ?? '0'))
      .reduce((one, other) => (other > one ? other : one)),
  );

/**
 * Returns by how many per cent a project may exceed its approved total before an amendment is
 * needed; null where the total holds as it is. An enterprise's project (核准, 备案) may; government
 * investment may not, and a project of which the regime is not recorded is not assumed to.
 */
const amendmentOf = ({ regime, ceiling, amendmentPercent }: ProjectFacts): number | null =>
  ceiling.basis === 'approved-estimate' && (regime === 'verification' || regime === 'filing')
    ? amendmentPercent
    : null;

/** Returns whether the excess over the total is less than what needs an amendment. */
const isBelowAmendment = (spentFen: bigint, total: bigint, percent: number): boolean =>
  (spentFen - total) * 100n < total * BigInt(percent);

const amendmentWords = (inputs: Inputs): Worded => {
  const { amendmentPercent: percent, totalInvestmentFen: total } = inputs;
  if (percent == null || total == null) return { zh: '', en: '' };
  return isBelowAmendment(BigInt(most(inputs)), BigInt(total), Number(percent))
    ? {
        zh: `，未到须变更核准（备案）的 ${percent}%`,
        en: `, less than the ${percent} % that need an amendment`,
      }
    : { zh: '，须变更核准（备案）', en: ', which needs an amendment' };
};

/**
 * Alert rule: raised when the amount completed or paid since the start exceeds the approved total
 * or, if no total is approved, the amount that serves as the spending limit. Without any such
 * amount the rule cannot be evaluated; the state is then `cannot-be-judged`, not `clear`. An
 * enterprise's project is amber until the excess needs an amendment.
 */
export const totalExceeded = {
  code: 'total-exceeded',
  dimension: 'approved-total',
  name: { zh: '超总投资', en: 'Above the total investment' },
  parameters: {
    percentOfTotal: { kind: 'whole', ...BOUNDS },
    worsensAtPercents: { kind: 'rising', ...WORSENS },
  },
  inWords: ({ percentOfTotal }) => ({
    zh: `累计完成投资或支付超过总投资的 ${String(percentOfTotal)}% 即报警`,
    en: `Completed investment or payments above ${String(percentOfTotal)} % of the total investment`,
  }),
  evaluate(facts, rule) {
    const percentOfTotal = wholeParameter(rule, 'percentOfTotal', BOUNDS);
    const worsens = risingParameter(rule, 'worsensAtPercents', WORSENS);
    const total = facts.ceiling.amountFen;
    if (!isAboutMoney(facts, total)) return [];
    const ceilingFen = total === null ? null : shareOf(total, percentOfTotal);
    const spentFen = largerOf(facts.completedFen, facts.paidFen);
    const raised = ceilingFen !== null && spentFen !== null && spentFen > ceilingFen;
    const level =
      1 +
      (total === null || spentFen === null
        ? 0
        : reached(Number((spentFen * 100n) / total), worsens));
    const amendment = amendmentOf(facts);
    const severity: Severity =
      amendment !== null &&
      total !== null &&
      spentFen !== null &&
      isBelowAmendment(spentFen, total, amendment)
        ? 'amber'
        : rule.severity;
    const inputs = {
      completedFen: fenText(facts.completedFen),
      paidFen: fenText(facts.paidFen),
      percentOfTotal: String(percentOfTotal),
      ...ceilingInputs(facts),
      ceilingFen: fenText(ceilingFen),
      ...(amendment === null ? {} : { amendmentPercent: String(amendment) }),
    };
    const state =
      ceilingFen === null
        ? 'cannot-be-judged'
        : raised
          ? 'raised'
          : spentFen === null
            ? 'no-data'
            : 'clear';
    return [onProject(facts, rule, { state, inputs, given: { family: TOTAL, level, severity } })];
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs) =>
    inputs.ceilingFen == null
      ? [ceilingKnown(inputs)]
      : inputs.completedFen == null && inputs.paidFen == null
        ? [MONEY_RECORDED]
        : [
            totalRaised(
              String(totalFor(BigInt(most(inputs)), BigInt(inputs.percentOfTotal ?? '100'))),
            ),
          ],
  explain: {
    zh: (inputs) =>
      `${aboveTotal(inputs, 'zh').what}，超过${ceilingName(inputs, 'zh')} ${amountIn(inputs, 'totalInvestmentFen', 'zh')}${shareZh(given(inputs, 'percentOfTotal'))}${ceilingNote(inputs, 'zh')}，超出 ${wordAmount(aboveTotal(inputs, 'zh').byFen, 'zh')}${amendmentWords(inputs).zh}`,
    en: (inputs) =>
      `${aboveTotal(inputs, 'en').what}, more than ${share(given(inputs, 'percentOfTotal'))}${ceilingName(inputs, 'en')} of ${amountIn(inputs, 'totalInvestmentFen', 'en')}${ceilingNote(inputs, 'en')}, by ${wordAmount(aboveTotal(inputs, 'en').byFen, 'en')}${amendmentWords(inputs).en}`,
  },
  unjudged: {
    zh: '无法判断：总投资未知',
    en: 'Cannot be evaluated: the total investment is unknown',
  },
} as const satisfies AlertRule;
