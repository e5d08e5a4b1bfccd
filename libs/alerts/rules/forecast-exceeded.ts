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
  share,
  shareOf,
  shareZh,
  totalRaised,
} from './ceiling.js';
import { reached, risingParameter } from './parameters.js';
import { type AlertRule, neverByItself, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 1_000 };

/**
 * Alert rule: raised when the newest forecast of the final cost exceeds a percentage of the
 * approved total or, if no total is approved, of the amount that serves as the spending limit. A
 * forecast whose scope (口径) differs from that of the total is not compared.
 */
export const forecastExceeded = {
  code: 'forecast-exceeded',
  dimension: 'cost',
  name: { zh: '预测超总投资', en: 'Forecast above the total' },
  parameters: { atPercents: { kind: 'rising', ...BOUNDS } },
  inWords: ({ atPercents }) => ({
    zh: `预测的最终投资超过概算（没有概算时为总投资）的 ${Array.isArray(atPercents) ? atPercents.join('%、') : ''}% 时提醒`,
    en: `Told when the forecast of the final cost is above ${Array.isArray(atPercents) ? atPercents.join(' %, ') : ''} % of the approved total, or of what stands in for it`,
  }),
  evaluate(facts, rule) {
    const atPercents = risingParameter(rule, 'atPercents', BOUNDS);
    const { ceiling, forecast } = facts;
    if (!isAboutMoney(facts, ceiling.amountFen)) return [];
    const total = ceiling.amountFen;
    const inputs = {
      forecastFen: fenText(forecast?.amountFen ?? null),
      forecastScope: forecast?.scope ?? null,
      scope: ceiling.scope,
      ...ceilingInputs(facts),
      spentFen: fenText(largerOf(facts.completedFen, facts.paidFen)),
    };
    if (total === null) return [onProject(facts, rule, { state: 'cannot-be-judged', inputs })];
    if (forecast === null) return [onProject(facts, rule, { state: 'no-data', inputs })];
    if (forecast.scope !== ceiling.scope)
      return [
        onProject(facts, rule, {
          state: 'cannot-be-judged',
          inputs: { ...inputs, reason: 'SCOPE_DIFFERS' },
        }),
      ];
    // A level requires that the percentage is exceeded, but `reached` also counts a value that
    // equals the percentage. Therefore one fen is subtracted first.
    const level = reached(Number(((forecast.amountFen - 1n) * 100n) / total), atPercents);
    const atPercent = String(atPercents[Math.max(level, 1) - 1]);
    return [
      onProject(facts, rule, {
        state: level > 0 ? 'raised' : 'clear',
        inputs: { ...inputs, atPercent, ceilingFen: String(shareOf(total, atPercents[0] ?? 100)) },
        given: { level: Math.max(level, 1) },
      }),
    ];
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs) =>
    inputs.forecastFen == null
      ? [
          {
            what: 'forecast-known',
            zh: '填报最终投资预测',
            en: 'A forecast of the final cost is submitted',
          },
        ]
      : inputs.totalInvestmentFen == null
        ? [ceilingKnown(inputs)]
        : inputs.reason === 'SCOPE_DIFFERS'
          ? [
              {
                what: 'same-scope',
                zh: '按总投资的口径填报最终投资预测',
                en: 'A forecast of the extent that the total covers is submitted',
              },
            ]
          : [
              // The project cannot end below what is already spent.
              ...(BigInt(inputs.spentFen ?? '0') > BigInt(inputs.ceilingFen ?? '0')
                ? []
                : [
                    {
                      what: 'forecast-within',
                      zh: `最终投资预测不超过 ${amountIn(inputs, 'ceilingFen', 'zh')}`,
                      en: `The forecast of the final cost is at most ${amountIn(inputs, 'ceilingFen', 'en')}`,
                    },
                  ]),
              totalRaised(given(inputs, 'forecastFen')),
            ],
  explain: {
    zh: (inputs) =>
      `最终投资预测 ${amountIn(inputs, 'forecastFen', 'zh')}，超过${ceilingName(inputs, 'zh')} ${amountIn(inputs, 'totalInvestmentFen', 'zh')}${shareZh(given(inputs, 'atPercent'))}${ceilingNote(inputs, 'zh')}`,
    en: (inputs) =>
      `The final cost is forecast at ${amountIn(inputs, 'forecastFen', 'en')}, more than ${share(given(inputs, 'atPercent'))}${ceilingName(inputs, 'en')} of ${amountIn(inputs, 'totalInvestmentFen', 'en')}${ceilingNote(inputs, 'en')}`,
  },
  unjudged: {
    zh: '无法判断：总投资未知，或没有同口径的最终投资预测',
    en: 'Cannot be evaluated: the total is unknown, or no forecast of the same extent is on record',
  },
} as const satisfies AlertRule;
