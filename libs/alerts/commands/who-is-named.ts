import { holdersOver, type RoleHolder, unitHeads } from '#identity';
import type { Tx } from '#platform';
import type { Day } from '#values';
import { type AlertReach, mayAnswer, peopleConcerned, peopleNamed } from '../rules/recipients.js';
import { type Recipient, RECIPIENT_ROLES, type RuleVersion } from '../rules/verdict.js';

/** An alert as far as it decides whom it concerns. */
export interface ConcernedAlert extends AlertReach {
  rule: string;
  unitId: string;
}

/** Whom the alerts of some organisations concern on a day, as roles, substitutes and heads are now. */
export class NamedPeople {
  private readonly holders = new Map<string, RoleHolder[]>();

  constructor(
    holders: readonly RoleHolder[],
    private readonly heads: ReadonlyMap<string, string>,
    private readonly inForce: readonly RuleVersion[],
  ) {
    for (const holder of holders)
      this.holders.set(holder.unitId, [...(this.holders.get(holder.unitId) ?? []), holder]);
  }

  /** People whom recipients name for an organisation. */
  named(recipients: readonly Recipient[], unitId: string): string[] {
    return peopleNamed(recipients, this.holders.get(unitId) ?? []);
  }

  /** People whom a rule tells of an alert of an organisation. */
  ofRule(rule: string, unitId: string): string[] {
    return this.named(this.version(rule)?.recipients ?? [], unitId);
  }

  /** The head of an organisation; nobody without one who may know of its alerts. */
  head(unitId: string): string[] {
    const head = this.heads.get(unitId);
    return head === undefined ? [] : [head];
  }

  /** Everybody whom an alert concerns as it stands. */
  concerned(alert: ConcernedAlert): string[] {
    const version = this.version(alert.rule);
    return version
      ? peopleConcerned(
          alert,
          version,
          this.holders.get(alert.unitId) ?? [],
          this.heads.get(alert.unitId) ?? null,
        )
      : [];
  }

  /** Whether somebody may answer alerts of an organisation. */
  mayAnswer(personId: string, unitId: string): boolean {
    return mayAnswer(personId, this.holders.get(unitId) ?? []);
  }

  private version(rule: string): RuleVersion | undefined {
    return this.inForce.find((one) => one.code === rule);
  }
}

/** Asks who holds which role over some organisations on a day, and who their heads are. */
export async function namedPeople(
  tx: Tx,
  unitIds: readonly string[],
  on: Day,
  inForce: readonly RuleVersion[],
): Promise<NamedPeople> {
  const units = [...new Set(unitIds)];
  if (units.length === 0) return new NamedPeople([], new Map(), inForce);
  const holders = await holdersOver(tx, units, RECIPIENT_ROLES, on);
  const heads = (await unitHeads(tx, units)).filter(({ unitId, personId }) =>
    holders.some((holder) => holder.unitId === unitId && holder.personId === personId),
  );
  return new NamedPeople(
    holders,
    new Map(heads.map(({ unitId, personId }) => [unitId, personId])),
    inForce,
  );
}
