import { recordDeed } from '#audit';
import { type Clock, type Database, Refusal, refuseField, stampInstant, type Tx } from '#platform';
import type { Day } from '#values';
import { allow } from '../policies/policies.js';
import { findUnit, type Organisation } from '../queries/organisations.js';
import { nameOn } from '../queries/units-on.js';
import type { Actor } from '../rules/actor.js';
import { judgeParent } from '../rules/unit-tree.js';
import { lockDirectory } from '../store/directory-lock.js';
import { treeNow } from '../store/held-duties.js';
import { OrganisationRow } from '../store/identity-rows.js';

/** What shall change of a unit: its name from a day on (today unless given, never a later one), its place from today on. */
export interface UnitChange { name?: string; nameFromOn?: Day; parentId?: string }

/**
 * Renames a unit, moves it, or both, if it is still the version that was read. The old name stays the name of its days.
 * @throws Refusal FORBIDDEN, NOT_FOUND, EDIT_STALE, DAY_AFTER_TODAY, UNIT_UNKNOWN, UNIT_BELOW_ITSELF, UNIT_TOO_DEEP
 */
export function changeUnit(database: Database, clock: Clock, actor: Actor, id: string, versionRead: number, change: UnitChange): Promise<Organisation> {
  if (change.name !== undefined) allow(actor, 'unit.rename');
  if (change.parentId !== undefined) allow(actor, 'unit.move');
  return database.write(actor.scope, async (tx) => {
    await lockDirectory(tx);
    const unit = await findUnit(tx, id);
    if (unit.version !== versionRead) throw new Refusal('EDIT_STALE');
    if (change.name !== undefined) await rename(tx, actor, unit, change.name, { today: clock.today(), fromOn: change.nameFromOn ?? clock.today() });
    if (change.parentId !== undefined && change.parentId !== unit.parentId) await move(tx, actor, unit, change.parentId, clock.today());
    await tx.update(OrganisationRow, { id }, { version: unit.version + 1 });
    return findUnit(tx, id);
  });
}

async function rename(tx: Tx, actor: Actor, unit: Organisation, name: string, { today, fromOn }: { today: Day; fromOn: Day }): Promise<void> {
  if (fromOn > today) throw refuseField('DAY_AFTER_TODAY', 'nameFromOn', { today }, `≤ ${today}`);
  const before = await nameOn(tx, unit.id, { on: fromOn });
  if (before === name) return;
  await tx.query('INSERT INTO organisation_names (unit_id, valid_from, name, recorded_at) VALUES ($1, $2, $3, $4)', [unit.id, fromOn, name, await stampInstant(tx)]);
  const now = await nameOn(tx, unit.id, { on: today });
  await tx.update(OrganisationRow, { id: unit.id }, { name: now ?? name });
  await recordDeed(tx, actor.scope, { action: 'unit.rename', subjectType: 'unit', subjectId: unit.id, oldValue: { name: before }, newValue: { name, fromOn } });
}

async function move(tx: Tx, actor: Actor, unit: Organisation, parentId: string, today: Day): Promise<void> {
  judgeParent(await treeNow(tx), unit.id, parentId);
  await tx.query('INSERT INTO organisation_parents (unit_id, valid_from, parent_id, recorded_at) VALUES ($1, $2, $3, $4)', [unit.id, today, parentId, await stampInstant(tx)]);
  await tx.update(OrganisationRow, { id: unit.id }, { parentId });
  await recordDeed(tx, actor.scope, { action: 'unit.move', subjectType: 'unit', subjectId: unit.id, oldValue: { parentId: unit.parentId }, newValue: { parentId, fromOn: today } });
}
