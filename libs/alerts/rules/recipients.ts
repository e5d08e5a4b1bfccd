import type { RoleHolder } from '#identity';
import { HEAD_STEP } from './reminders.js';
import type { Recipient, RuleVersion } from './verdict.js';

/** People whom a rule's recipients name, for one unit; holders are of that unit and those above it. */
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

/** How far an alert has gone: steps of the ladder, and reminders with the head after them. */
export interface AlertReach {
  escalatedStep: number;
  remindedStep: number;
}

/**
 * Everybody whom an alert concerns as it stands: those whom its rule names, those to whom it was escalated, and the head
 * once it lies before them.
 */
export function peopleConcerned(
  { escalatedStep, remindedStep }: AlertReach,
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
 * Whether somebody may answer alerts of an organisation: they manage it, and hold no role beside that which excludes it
 * (an earlier version allowed such pairs; their holders read and decide nothing).
 */
export function mayAnswer(personId: string, holders: readonly RoleHolder[]): boolean {
  const roles = new Set(
    holders.filter((holder) => holder.personId === personId).map((holder) => holder.role),
  );
  return roles.has('manager') && roles.size === 1;
}
