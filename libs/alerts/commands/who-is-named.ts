import { holdersOver, type RoleHolder, organisationHeads } from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import {
  type AlertAudience,
  mayAnswer,
  peopleConcerned,
  peopleNamed,
} from '../rules/recipients.js';
import { type Recipient, RECIPIENT_ROLES, type RuleVersion } from '../rules/evaluation-result.js';

/** The fields of an alert that determine which people are notified of the alert. */
export interface ConcernedAlert extends AlertAudience {
  rule: string;
  unitId: string;
}

/**
 * Finds the people who must be notified of alerts, from the roles, delegates and heads of
 * organisations.
 */
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

  /** Returns the ids of the people that a list of recipients designates for an organisation. */
  named(recipients: readonly Recipient[], unitId: string): string[] {
    return peopleNamed(recipients, this.holders.get(unitId) ?? []);
  }

  /** Returns the ids of the people notified of a rule's alerts in an organisation. */
  ofRule(rule: string, unitId: string): string[] {
    return this.named(this.version(rule)?.recipients ?? [], unitId);
  }

  /**
   * Returns the id of the organisation's head in an array. The array is empty when there is no head
   * or the head has no role that may read the organisation's alerts.
   */
  head(unitId: string): string[] {
    const head = this.heads.get(unitId);
    return head === undefined ? [] : [head];
  }

  /**
   * Returns the ids of all people who are notified of an alert, including those to whom it was
   * escalated.
   */
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

  /** Returns whether a person may acknowledge or snooze the alerts of an organisation. */
  mayAnswer(personId: string, unitId: string): boolean {
    return mayAnswer(personId, this.holders.get(unitId) ?? []);
  }

  private version(rule: string): RuleVersion | undefined {
    return this.inForce.find((one) => one.code === rule);
  }
}

/** Loads the role holders and heads of some organisations for a day. */
export async function namedPeople(
  tx: Tx,
  unitIds: readonly string[],
  on: Day,
  inForce: readonly RuleVersion[],
): Promise<NamedPeople> {
  const units = [...new Set(unitIds)];
  if (units.length === 0) return new NamedPeople([], new Map(), inForce);
  const holders = await holdersOver(tx, units, RECIPIENT_ROLES, on);
  const heads = (await organisationHeads(tx, units)).filter(({ unitId, personId }) =>
    holders.some((holder) => holder.unitId === unitId && holder.personId === personId),
  );
  return new NamedPeople(
    holders,
    new Map(heads.map(({ unitId, personId }) => [unitId, personId])),
    inForce,
  );
}
