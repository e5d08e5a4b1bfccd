import { recordAuditEvent } from '#audit';
import { stampInstant, type Tx } from '#platform/database';
import type { Month } from '#values';
import type { Organisation } from '../queries/organisations.js';
import { returnDuties } from '../queries/return-duties.js';
import type { Actor } from '../rules/actor.js';
import type { ReturnTerms } from '../rules/return-terms.js';
import { OrganisationRow } from '../store/identity-rows.js';

/** Sets the first month for which an organisation owes returns; null: it owes none. */
export async function askReturns(
  tx: Tx,
  actor: Actor,
  unit: Organisation,
  returnsFrom: Month | null,
): Promise<void> {
  if (returnsFrom === unit.returnsFrom) return;
  await tx.update(OrganisationRow, { id: unit.id }, { returnsFrom });
  await recordAuditEvent(tx, actor.scope, {
    action: 'unit.ask-returns',
    subjectType: 'unit',
    subjectId: unit.id,
    unitId: unit.id,
    oldValue: { returnsFrom: unit.returnsFrom },
    newValue: { returnsFrom },
  });
}

/** Terms that are to be changed; those that are left out stay as they are. */
export interface WantedReturnTerms extends Partial<ReturnTerms> {
  fromMonth: Month;
}

const KEEP_TERMS = `INSERT INTO organisation_return_terms (unit_id, from_month, working_day,
    flagship_every, standard_every, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** Sets the terms on which an organisation, and those below it, owe returns from a month on. */
export async function setReturnTerms(
  tx: Tx,
  actor: Actor,
  unit: Organisation,
  { fromMonth, ...wanted }: WantedReturnTerms,
): Promise<void> {
  const before = (await returnDuties(tx)).termsOf(unit.id, fromMonth);
  const terms = {
    workingDay: wanted.workingDay ?? before.workingDay,
    flagshipEvery: wanted.flagshipEvery ?? before.flagshipEvery,
    standardEvery: wanted.standardEvery ?? before.standardEvery,
  };
  await tx.query(KEEP_TERMS, [
    unit.id,
    fromMonth,
    terms.workingDay,
    terms.flagshipEvery,
    terms.standardEvery,
    actor.personId,
    await stampInstant(tx),
  ]);
  await recordAuditEvent(tx, actor.scope, {
    action: 'unit.return-terms',
    subjectType: 'unit',
    subjectId: unit.id,
    unitId: unit.id,
    oldValue: {
      workingDay: before.workingDay,
      flagshipEvery: before.flagshipEvery,
      standardEvery: before.standardEvery,
    },
    newValue: { fromMonth, ...terms },
  });
}
