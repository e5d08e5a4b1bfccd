import type { MoneyUnit } from '../money/money-unit.js';
import type { ChartColours } from '../style/tokens.js';

/** How a definition is drawn in the page: colours, measures in pixels, words. */
export interface ChartLook {
  unit: MoneyUnit;
  /** Word of the unit of money. */
  unitWord: string;
  /** Word for an amount of which nothing is recorded. */
  noneWord: string;
  colours: ChartColours;
  font: string;
  /** Width of the chart. */
  width: number;
  /** Whether the user asked for less movement. */
  still: boolean;
}
