import { stampInstant, type Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { addDays, type Day } from '#values';
import { budgetRules, type RuleVersion } from '../queries/budget-rules.js';
import type { RuleStatus } from '../rules/rule-in-force.js';

/**
 * A new version of a budget rule: its first day, its parameters, and the document from which they
 * were taken.
 */
export interface NewRuleVersion {
  code: string;
  validFrom: Day;
  parameters: Readonly<Record<string, number>>;
  source: string;
  standing: RuleStatus;
}

/**
 * Key of the PostgreSQL advisory lock that allows one rule change at a time. The database trigger
 * that rejects overlapping periods of validity takes the same lock.
 */
const ONE_RULE_CHANGE = 7_410_000_051;
const PARAMETER_MAX = 1_000;

/** Rules with which nothing is compared any more, with the alert rule about the same fact. */
const RETIRED: ReadonlyMap<string, string> = new Map([
  ['total-ceiling', 'total-exceeded'],
  ['year-plan-lag', 'year-plan-behind'],
  ['plan-period-ceiling', 'plan-period-exceeded'],
]);

/**
 * Locks the rules until the transaction ends, checks a new version of a rule, and returns the
 * newest existing version.
 * @throws Problem NOT_FOUND for an unknown rule, RULE_RETIRED, RULE_PARAMETERS, or VALIDITY_OVERLAPS when the new
 * version would not begin after the newest existing one.
 */
export async function fittingRule(
  tx: Tx,
  { code, validFrom, parameters }: NewRuleVersion,
): Promise<RuleVersion> {
  const alertRule = RETIRED.get(code);
  if (alertRule !== undefined)
    throw refuseField('RULE_RETIRED', 'code', { rule: alertRule }, alertRule);
  await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_RULE_CHANGE]);
  const newest = (await budgetRules(tx, code)).at(-1);
  if (!newest) throw new Problem('NOT_FOUND');
  const names = Object.keys(newest.parameters).sort();
  const given = Object.entries(parameters);
  if (
    given
      .map(([name]) => name)
      .sort()
      .join() !== names.join() ||
    given.some(([, value]) => !Number.isInteger(value) || value < 0 || value > PARAMETER_MAX)
  ) {
    throw refuseField('RULE_PARAMETERS', 'parameters', {}, names.join(', '));
  }
  if (validFrom <= (newest.validTo ?? newest.validFrom))
    throw refuseField(
      'VALIDITY_OVERLAPS',
      'validFrom',
      {},
      `> ${newest.validTo ?? newest.validFrom}`,
    );
  return newest;
}

/**
 * Stores a new version of a rule. The previous version ends on the day before and still applies to
 * days before that.
 * @returns the number of the new version.
 */
export async function putRuleInForce(
  tx: Tx,
  wanted: NewRuleVersion,
  { proposedBy, approvedBy }: { proposedBy: string; approvedBy: string },
): Promise<number> {
  const newest = await fittingRule(tx, wanted);
  const at = await stampInstant(tx);
  if (newest.validTo === null) {
    await tx.query(
      'UPDATE budget_rules SET valid_to = $3, ended_by = $4, ended_at = $5 WHERE code = $1 AND version = $2',
      [wanted.code, newest.version, addDays(wanted.validFrom, -1), approvedBy, at],
    );
  }
  await tx.query(
    'INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing, recorded_by, recorded_at, proposed_by, approved_by) VALUES ($1, $2, $3, $4::jsonb, $5, $6, $8, $7, $9, $8)',
    [
      wanted.code,
      newest.version + 1,
      wanted.validFrom,
      JSON.stringify(wanted.parameters),
      wanted.source,
      wanted.standing,
      at,
      approvedBy,
      proposedBy,
    ],
  );
  return newest.version + 1;
}
