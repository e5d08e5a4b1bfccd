import { metroYear } from './metro-year.js';
import { overBudgetMetro } from './over-budget-metro.js';
import { overspentAirport } from './overspent-airport.js';
import type { Scenario } from './sample-posting.js';

/** The scenarios (sets of invented ledger entries) of `tracker seed`, by name. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'metro-year': metroYear,
  'overspent-airport': overspentAirport,
  'over-budget-metro': overBudgetMetro,
};
