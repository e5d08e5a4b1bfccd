import { alongside, type Scope, type Tx } from '#platform';
import { recordedJson } from '../rules/recorded-json.js';

/** What was done, or refused. Values are facts of the domain: no names of people, no secrets. */
export interface Deed {
  /** `noun.verb`, such as `ledger.post`. */
  action: string;
  /** `done` unless said otherwise. */
  outcome?: 'done' | 'refused';
  subjectType?: string;
  subjectId?: string;
  /** Unit whose affairs it is about, as it stood when it was done; an auditor of the unit reads it. Left out for what is nobody's, such as a sign-in. */
  unitId?: string;
  oldValue?: object;
  newValue?: object;
}

/** Adds a deed to the record, in the transaction of the deed itself, so that neither exists without the other. */
export async function recordDeed(tx: Tx, scope: Scope, deed: Deed): Promise<void> {
  await alongside(
    tx,
    `INSERT INTO audit_records (actor_id, authority, action, outcome, subject_type, subject_id, old_value, new_value, request_id, source, unit_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11)`,
    [
      scope.actorId,
      scope.authority,
      deed.action,
      deed.outcome ?? 'done',
      deed.subjectType ?? null,
      deed.subjectId ?? null,
      recordedJson(deed.oldValue),
      recordedJson(deed.newValue),
      scope.requestId,
      scope.from ?? null,
      deed.unitId ?? null,
    ],
  );
}
