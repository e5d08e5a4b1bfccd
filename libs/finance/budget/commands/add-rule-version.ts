import { recordDeed } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, Refusal, refuseField, stampInstant } from '#platform';
import { addDays, type Day } from '#values';
import { budgetRules, type RuleVersion } from '../queries/budget-rules.js';
import type { RuleStanding } from '../rules/rule-in-force.js';

/** What a rule shall say from a day on, and who says so. */
export interface NewRuleVersion { validFrom: Day; parameters: Readonly<Record<string, number>>; source: string; standing: RuleStanding }

/** The lock of the trigger that refuses overlaps: of rules one change at a time. */
const ONE_RULE_CHANGE = 7_410_000_051;
const PARAMETER_MAX = 1_000;

/**
 * Adds a version of a rule; the one before ends the day before. What it judged by then stays judged by it.
 * @throws Refusal FORBIDDEN, NOT_FOUND for a rule there is not, RULE_PARAMETERS, or VALIDITY_OVERLAPS for a day on which the newest version has not begun.
 */
export function addRuleVersion(database: Database, actor: Actor, code: string, wanted: NewRuleVersion): Promise<RuleVersion> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'budget-rule.edit');
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_RULE_CHANGE]);
    const newest = (await budgetRules(tx, code)).at(-1);
    if (!newest) throw new Refusal('NOT_FOUND');
    const names = Object.keys(newest.parameters).sort();
    const given = Object.entries(wanted.parameters);
    if (given.map(([name]) => name).sort().join() !== names.join() || given.some(([, value]) => !Number.isInteger(value) || value < 0 || value > PARAMETER_MAX)) {
      throw refuseField('RULE_PARAMETERS', 'parameters', {}, names.join(', '));
    }
    if (wanted.validFrom <= (newest.validTo ?? newest.validFrom)) throw refuseField('VALIDITY_OVERLAPS', 'validFrom', {}, `> ${newest.validTo ?? newest.validFrom}`);
    const at = await stampInstant(tx);
    if (newest.validTo === null) {
      await tx.query('UPDATE budget_rules SET valid_to = $3, ended_by = $4, ended_at = $5 WHERE code = $1 AND version = $2', [code, newest.version, addDays(wanted.validFrom, -1), actor.personId, at]);
    }
    await tx.query(
      'INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing, recorded_by, recorded_at) VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)',
      [code, newest.version + 1, wanted.validFrom, JSON.stringify(wanted.parameters), wanted.source, wanted.standing, actor.personId, at]);
    await recordDeed(tx, actor.scope, { action: 'budget-rule.edit', subjectType: 'budget-rule', subjectId: code, oldValue: { version: newest.version, parameters: newest.parameters }, newValue: { version: newest.version + 1, ...wanted } });
    const added = (await budgetRules(tx, code)).at(-1);
    if (!added) throw new Error(`rule ${code} vanished while a version was added`);
    return added;
  });
}
