import type { RoleHolder } from '#identity';
import { HEAD_STEP } from './reminders.js';
import type { Recipient, RuleVersion } from './evaluation-result.js';

/**
 * Returns the ids of the people that a list of recipients designates for an organisation. `holders`
 * are all people with a role in this organisation or in one above it.
 */
export function peopleNamed(
  recipients: readonly Recipient[],
  holders: readonly RoleHolder[],
): string[] {
  return [
    ...new Set(
      recipients.flatMap(({ role, where }) =>
        placed(
          where,
          holders.filter((holder) => holder.role === role),
        ).map((holder) => holder.personId),
      ),
    ),
  ].sort();
}

function placed(where: Recipient['where'], holders: readonly RoleHolder[]): readonly RoleHolder[] {
  const depths = [...new Set(holders.map((holder) => holder.depth))].sort(
    (one, other) => one - other,
  );
  const at = (depth: number | undefined): readonly RoleHolder[] =>
    holders.filter((holder) => holder.depth === depth);
  switch (where) {
    case 'unit':
      return at(0);
    case 'nearest':
      return at(depths[0]);
    case 'unit-and-above':
      return holders;
    case 'above':
      return at(depths.find((depth) => depth > (depths[0] ?? 0)));
    case 'top':
      return holders.filter((holder) => holder.top);
  }
}

/**
 * How far an alert was escalated: the number of the last escalation level that was carried out for
 * it, and the number of the last reminder that was sent about it.
 */
export interface AlertAudience {
  escalatedStep: number;
  remindedStep: number;
}

/**
 * Returns the ids of all people who are notified of an alert: the recipients of its rule, those of
 * the escalation levels carried out and, if the head of the organisation was notified, the head.
 */
export function peopleConcerned(
  { escalatedStep, remindedStep }: AlertAudience,
  { recipients, escalation }: Pick<RuleVersion, 'recipients' | 'escalation'>,
  holders: readonly RoleHolder[],
  head: string | null,
): string[] {
  const named = peopleNamed([...recipients, ...escalation.slice(0, escalatedStep)], holders);
  return remindedStep >= HEAD_STEP && head !== null && !named.includes(head)
    ? [...named, head]
    : named;
}

/**
 * Returns whether a person may answer the alerts of an organisation: the person must be its manager
 * and have no other role over it. A person with two roles over one organisation, which only an
 * earlier version of the program allowed, may only read there.
 */
export function mayAnswer(personId: string, holders: readonly RoleHolder[]): boolean {
  const roles = new Set(
    holders.filter((holder) => holder.personId === personId).map((holder) => holder.role),
  );
  return roles.has('manager') && roles.size === 1;
}
