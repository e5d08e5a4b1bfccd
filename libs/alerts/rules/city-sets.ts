import type { Band } from './parameters.js';
import type { RuleCode } from './all-rules.js';
import type { Severity, Worded } from './evaluation-result.js';

/** Thresholds for one rule of this program, taken from a publication of a city. */
export interface SetRule {
  code: RuleCode;
  severity: Severity;
  parameters: Readonly<Record<string, unknown>>;
}
/**
 * Warning thresholds published by a city. `omits` states which parts of the publication this
 * program cannot evaluate; null when it can evaluate all parts.
 */
export interface CitySet {
  code: string;
  name: Worded;
  source: string;
  omits: Worded | null;
  rules: readonly SetRule[];
}

const band = (
  light: Band['light'],
  [from, fromIncluded]: readonly [number | null, boolean],
  [to, toIncluded]: readonly [number | null, boolean],
): Band => ({ from, to, light, fromIncluded, toIncluded });

/**
 * Published sets of warning thresholds that users can choose from. No alert is raised for a value
 * that the publication does not cover.
 */
export const CITY_SETS: readonly CitySet[] = [
  {
    code: 'yinchuan-2025',
    name: { zh: '银川 2025', en: 'Yinchuan 2025' },
    source: '银川市重大项目预警规则，2025 年（转载）',
    omits: {
      zh: '未开工项目的黄、红灯（没有开工登记）',
      en: 'lights of projects that have not started (no start is recorded)',
    },
    rules: [
      {
        code: 'year-plan-behind',
        severity: 'amber',
        parameters: {
          measure: 'points-behind',
          bands: [
            band('clear', [null, true], [0, true]),
            band('amber', [10, true], [30, true]),
            band('red', [30, false], [null, true]),
          ],
        },
      },
    ],
  },
  {
    code: 'sanya-2022',
    name: { zh: '三亚 2022', en: 'Sanya 2022' },
    source: '三亚市重点项目预警办法，2022 年',
    omits: { zh: '连续两月红灯的升级', en: 'escalation after two red months' },
    rules: [
      {
        code: 'year-plan-behind',
        severity: 'amber',
        parameters: {
          measure: 'percent-below-due',
          bands: [
            band('clear', [null, true], [0, true]),
            band('amber', [0, false], [50, true]),
            band('red', [50, false], [null, true]),
          ],
        },
      },
    ],
  },
  {
    code: 'tianjin-2022',
    name: { zh: '天津 2022', en: 'Tianjin 2022' },
    source: '天津市专项债券资金使用预警规则，2022 年（转载）',
    omits: null,
    rules: [
      {
        code: 'special-bond-unspent',
        severity: 'amber',
        parameters: {
          afterMonths: 6,
          bands: [band('amber', [0, false], [30, true]), band('red', [30, false], [null, true])],
        },
      },
    ],
  },
  {
    code: 'jinhua-2020',
    name: { zh: '金华 2020 年 5 月', en: 'Jinhua, May 2020' },
    source: '金华市重点项目亮灯规则，2020 年 5 月底（续建项目）',
    omits: { zh: '只适用于 5 月底：42% 即 5/12', en: 'meant for the end of May: 42 % is 5/12' },
    rules: [
      {
        code: 'year-plan-behind',
        severity: 'amber',
        parameters: {
          measure: 'percent-of-plan',
          bands: [
            band('red', [null, true], [25, false]),
            band('amber', [25, true], [42, false]),
            band('clear', [42, true], [null, true]),
          ],
        },
      },
    ],
  },
];
