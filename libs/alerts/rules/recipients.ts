import type { RoleHolder } from '#identity';
import type { Recipient } from './verdict.js';

/** People whom a rule's recipients name, for one unit; holders are of that unit and those above it. */
export function peopleNamed(recipients: readonly Recipient[], holders: readonly RoleHolder[]): string[] {
  return [...new Set(recipients.flatMap(({ role, where }) => placed(where, holders.filter((holder) => holder.role === role)).map((holder) => holder.personId)))].sort();
}

function placed(where: Recipient['where'], holders: readonly RoleHolder[]): readonly RoleHolder[] {
  const depths = [...new Set(holders.map((holder) => holder.depth))].sort((one, other) => one - other);
  const at = (depth: number | undefined): readonly RoleHolder[] => holders.filter((holder) => holder.depth === depth);
  switch (where) {
    case 'unit': return at(0);
    case 'nearest': return at(depths[0]);
    case 'unit-and-above': return holders;
    case 'above': return at(depths.find((depth) => depth > (depths[0] ?? 0)));
    case 'top': return holders.filter((holder) => holder.top);
  }
}
