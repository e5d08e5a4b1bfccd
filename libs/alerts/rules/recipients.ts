import type { RoleHolder } from '#identity';
import { HEAD_STEP } from './reminders.js';
import type { Recipient, RuleVersion } from './evaluation-result.js';

/**
 * The people whom a list of recipients designates for an organisation; `holders` are the role
 * holders in it and above it.
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

/** How far an alert was escalated: the last escalation level and the last reminder taken. */
export interface AlertAudience {
  escalatedStep: number;
  remindedStep: number;
}

/**
 * All people whom an alert concerns: the recipients of its rule, those of the escalation levels
 * taken, and the head of the organisation if it was brought to them.
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
 * Whether a person may answer the alerts of an organisation: they manage it and hold no other role
 * over it, because two such roles exclude each other (an earlier version allowed them) and are
 * read-only.
 */
export function mayAnswer(personId: string, holders: readonly RoleHolder[]): boolean {
  const roles = new Set(
    holders.filter((holder) => holder.personId === personId).map((holder) => holder.role),
  );
  return roles.has('manager') && roles.size === 1;
}
