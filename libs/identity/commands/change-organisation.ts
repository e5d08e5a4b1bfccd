import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import { type Database, stampInstant, type Tx, withPrivileges } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { addDays, day, type Day, type Month } from '#values';
import { allow } from '../policies/policies.js';
import { findOrganisation, holdersOver, type Organisation } from '../queries/organisations.js';
import { nameOn } from '../queries/organisations-on.js';
import type { Actor } from '../rules/actor.js';
import { checkParent } from '../rules/organisation-tree.js';
import { lockDirectory } from '../store/directory-lock.js';
import { OrganisationRow, PersonRow } from '../store/identity-rows.js';
import { peopleJoinedByMove } from '../store/assignment-conflicts.js';
import { parentOn, treesFrom } from '../store/trees-from.js';
import { askReturns, setReturnTerms, type WantedReturnTerms } from './ask-returns.js';

/**
 * Wanted changes of an organisation: its name, its parent organisation, its head (null: none), and
 * the monthly returns that it owes. Name and parent apply from a day, by default today, that must
 * not be later than today. The head applies at once.
 */
export interface OrganisationChange {
  name?: string;
  nameFromOn?: Day;
  parentId?: string;
  parentFromOn?: Day;
  headPersonId?: string | null;
  /** First month for which it owes returns; null: it owes none. */
  returnsFrom?: Month | null;
  returnTerms?: WantedReturnTerms;
}

/**
 * The head of an organisation must have at least one of these roles for that organisation. Heads
 * get notifications with data that people with other roles might not be allowed to see.
 */
const ROLES_OF_HEADS = ['officer', 'manager', 'auditor'] as const;

/**
 * First day stored for names and parents that have applied since the beginning. A change must have
 * a later first day, so that it can be told apart from the original value.
 */
const BEGINNING = day('1900-01-01');

interface ChangeOrganisationInput {
  id: string;
  versionRead: number;
  change: OrganisationChange;
}

/**
 * Renames an organisation, moves it below another parent, names its head, or asks it for monthly
 * returns, provided that nobody has changed it since the caller read it. Earlier names and parents are kept with the days on
 * which they applied. Access rights follow the present parent immediately.
 * @throws Problem FORBIDDEN, NOT_FOUND, EDIT_STALE, DAY_AFTER_TODAY, DAY_TOO_EARLY, UNIT_UNKNOWN,
 * UNIT_BELOW_ITSELF, UNIT_TOO_DEEP, UNIT_JOINS_DUTIES, PERSON_UNKNOWN, HEAD_WITHOUT_ROLE
 */
export function changeOrganisation(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, change }: ChangeOrganisationInput,
): Promise<Organisation> {
  if (change.name !== undefined) allow(actor, 'unit.rename');
  if (change.parentId !== undefined) allow(actor, 'unit.move');
  if (change.headPersonId !== undefined) allow(actor, 'unit.name-head');
  const asks = change.returnsFrom !== undefined || change.returnTerms !== undefined;
  if (!asks && Object.keys(change).length === 0) allow(actor, 'unit.rename');
  return database.write(withPrivileges(actor.scope, 'organisations'), async (tx) => {
    await lockDirectory(tx);
    const unit = await findOrganisation(tx, id);
    if (asks) allow(actor, 'unit.ask-returns', { unitId: unit.parentId ?? unit.id });
    if (unit.version !== versionRead) throw new Problem('EDIT_STALE');
    if (change.name !== undefined)
      await rename(tx, actor, unit, {
        name: change.name,
        days: {
          today: clock.today(),
          fromOn: change.nameFromOn ?? clock.today(),
        },
      });
    if (change.parentId !== undefined)
      await move(tx, actor, unit, {
        parentId: change.parentId,
        days: {
          today: clock.today(),
          fromOn: change.parentFromOn ?? clock.today(),
        },
      });
    if (change.headPersonId !== undefined)
      await nameHead(tx, actor, unit, { personId: change.headPersonId, today: clock.today() });
    if (change.returnsFrom !== undefined) await askReturns(tx, actor, unit, change.returnsFrom);
    if (change.returnTerms !== undefined) await setReturnTerms(tx, actor, unit, change.returnTerms);
    await tx.update(OrganisationRow, { id }, { version: unit.version + 1 });
    return findOrganisation(tx, id);
  });
}

interface RenameInput {
  name: string;
  days: { today: Day; fromOn: Day };
}

async function rename(
  tx: Tx,
  actor: Actor,
  unit: Organisation,
  { name, days: { today, fromOn } }: RenameInput,
): Promise<void> {
  checkDay('nameFromOn', fromOn, today);
  const before = await nameOn(tx, unit.id, { on: fromOn });
  if (before === name) return;
  await tx.query(
    'INSERT INTO organisation_names (unit_id, valid_from, name, recorded_at) VALUES ($1, $2, $3, $4)',
    [unit.id, fromOn, name, await stampInstant(tx)],
  );
  const now = await nameOn(tx, unit.id, { on: today });
  await tx.update(OrganisationRow, { id: unit.id }, { name: now ?? name });
  await recordAuditEvent(tx, actor.scope, {
    action: 'unit.rename',
    subjectType: 'unit',
    subjectId: unit.id,
    unitId: unit.id,
    oldValue: { name: before },
    newValue: { name, fromOn },
  });
}

interface MoveInput {
  parentId: string;
  days: { today: Day; fromOn: Day };
}

async function move(
  tx: Tx,
  actor: Actor,
  unit: Organisation,
  { parentId, days: { today, fromOn } }: MoveInput,
): Promise<void> {
  checkDay('parentFromOn', fromOn, today);
  const before = await parentOn(tx, unit.id, fromOn);
  if (before === parentId) return;
  // The tree of organisations may differ from day to day. The new parent is checked in the tree of
  // each day on which it applies, so that no tree, of past days included, contains a cycle.
  for (const tree of await treesFrom(tx, unit.id, fromOn)) checkParent(tree, unit.id, parentId);
  await tx.query(
    'INSERT INTO organisation_parents (unit_id, valid_from, parent_id, recorded_at) VALUES ($1, $2, $3, $4)',
    [unit.id, fromOn, parentId, await stampInstant(tx)],
  );
  await place(tx, unit, today);
  await recordAuditEvent(tx, actor.scope, {
    action: 'unit.move',
    subjectType: 'unit',
    subjectId: unit.id,
    unitId: unit.id,
    oldValue: { parentId: before },
    newValue: { parentId, fromOn },
  });
}

/**
 * Stores the parent that applies today as the organisation's present parent. Throws a Problem when
 * the move would give a person two roles that exclude each other over one organisation.
 */
async function place(tx: Tx, unit: Organisation, today: Day): Promise<void> {
  const parentId = await parentOn(tx, unit.id, today);
  if (parentId === unit.parentId || parentId === null) return;
  const joined = await peopleJoinedByMove(tx, { unitId: unit.id, parentId, today });
  if (joined.length > 0)
    throw refuseField('UNIT_JOINS_DUTIES', 'parentId', { people: joined.join('、') });
  await tx.update(OrganisationRow, { id: unit.id }, { parentId });
}

interface NameHeadInput {
  personId: string | null;
  today: Day;
}

async function nameHead(
  tx: Tx,
  actor: Actor,
  unit: Organisation,
  { personId, today }: NameHeadInput,
): Promise<void> {
  if (personId === unit.headPersonId) return;
  if (personId !== null) {
    if (!(await tx.existsBy(PersonRow, { id: personId, active: true })))
      throw refuseField('PERSON_UNKNOWN', 'headPersonId');
    const holders = await holdersOver(tx, [unit.id], ROLES_OF_HEADS, today);
    if (!holders.some((holder) => holder.personId === personId))
      throw refuseField('HEAD_WITHOUT_ROLE', 'headPersonId', { unit: unit.name });
  }
  await tx.update(OrganisationRow, { id: unit.id }, { headPersonId: personId });
  await recordAuditEvent(tx, actor.scope, {
    action: 'unit.name-head',
    subjectType: 'unit',
    subjectId: unit.id,
    unitId: unit.id,
    oldValue: { headPersonId: unit.headPersonId },
    newValue: { headPersonId: personId },
  });
}

function checkDay(path: string, fromOn: Day, today: Day): void {
  if (fromOn > today) throw refuseField('DAY_AFTER_TODAY', path, { today }, `≤ ${today}`);
  if (fromOn <= BEGINNING)
    throw refuseField(
      'DAY_TOO_EARLY',
      path,
      { first: addDays(BEGINNING, 1) },
      `≥ ${addDays(BEGINNING, 1)}`,
    );
}
