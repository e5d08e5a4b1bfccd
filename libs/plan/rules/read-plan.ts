import type { FactRow } from './fact-row.js';
import { openFacts } from './fact-table.js';
import type { PlanData } from './plan-facts.js';
import { type PlanFileProblem, PlanFileRefused } from './plan-file-refused.js';
import { ATTRIBUTES_HEADER, readAttributes } from './read-attributes.js';
import { FLAGSHIPS_HEADER, readFlagships } from './read-flagships.js';
import { INDICATORS_HEADER, readIndicators } from './read-indicators.js';
import {
  COLUMNS_HEADER,
  ITEMS_HEADER,
  PLAN_HEADER,
  readColumns,
  readItems,
  readPlanRow,
} from './read-structure.js';
import { readTargets, TARGETS_HEADER } from './read-targets.js';

/** Names of the files in a plan folder, each with the header names that it must have. */
export const PLAN_FILES: Readonly<Record<string, readonly string[]>> = {
  'plan.csv': PLAN_HEADER,
  'columns.csv': COLUMNS_HEADER,
  'items.csv': ITEMS_HEADER,
  'targets.csv': TARGETS_HEADER,
  'attributes.csv': ATTRIBUTES_HEADER,
  'flagships.csv': FLAGSHIPS_HEADER,
  'indicators.csv': INDICATORS_HEADER,
};

/**
 * A range of years that contains every possible due date. It replaces the years of the plan when
 * `plan.csv` is invalid. Otherwise every target would be reported as well.
 */
const ANY_YEARS = { firstYear: 1900, lastYear: 2199 };

/**
 * Validates the files of a plan folder and converts them to a plan.
 * @param texts content of each file, by file name.
 * @throws PlanFileRefused with every error in any file.
 */
export function readPlan(texts: Readonly<Record<string, string>>): PlanData {
  const problems: PlanFileProblem[] = [];
  for (const file of Object.keys(texts)) {
    if (!Object.hasOwn(PLAN_FILES, file))
      problems.push({
        file,
        line: 0,
        message: 'is no file of a plan',
        accepted: Object.keys(PLAN_FILES).join(', '),
      });
  }
  const rows = (file: string): FactRow[] =>
    openFacts(
      file,
      Object.hasOwn(texts, file) ? texts[file] : undefined,
      PLAN_FILES[file] ?? [],
      problems,
    );

  const plan = readPlanRow(rows('plan.csv'));
  const columnRows = rows('columns.csv');
  const columns = readColumns(columnRows);
  const items = readItems(rows('items.csv'), columnRows, columns);
  const targets = readTargets(rows('targets.csv'), items, plan ?? ANY_YEARS);
  const attributes = readAttributes(rows('attributes.csv'), items);
  const flagships = readFlagships(rows('flagships.csv'), items);
  const indicators = readIndicators(rows('indicators.csv'));

  if (!plan && !problems.some(({ file }) => file === 'plan.csv'))
    problems.push({ file: 'plan.csv', line: 1, message: 'has no row' });
  if (!plan || problems.length > 0) throw new PlanFileRefused(problems);
  return { plan, columns, items, targets, attributes, flagships, indicators };
}
