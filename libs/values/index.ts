export {
  AMOUNT_FEN_MAX,
  type Fen,
  fenFromText,
  formatMoney,
  isMoneyUnit,
  type MoneyUnit,
  parseMoney,
} from './fen.js';
export {
  addDays,
  CITY_ZONE,
  type Day,
  day,
  dayAt,
  daysBetween,
  isDay,
  isMonth,
  lastDayOf,
  type Month,
  month,
  monthOf,
  startOfDay,
  timeOfDayAt,
  weekdayOf,
} from './day.js';
export { FORMULA_STARTS, guardFormula } from './formula-guard.js';
export { lengthPrefixed } from './length-prefixed.js';
export { formatPeriod, parsePeriod, type Period } from './period.js';
export { addMonths, fullMonthsSince, lastMonthOver, monthsAfter, monthsBetween } from './months.js';
export { formatPercent, type HundredthsOfPercent, quotient, shareOf } from './percent.js';
