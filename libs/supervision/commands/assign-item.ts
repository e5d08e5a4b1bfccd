import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow, organisations } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  stampInstant,
  type Tx,
  violatedConstraint,
} from '#platform/database';
import { Problem, refuseDayTooFar, refuseField } from '#platform/problem';
import { findProject, peopleInCharge } from '#projects';
import type { Day } from '#values';
import type { AwaitedElement, ItemKind, ListedKind } from '../rules/item-life.js';
import { issuingOrganisation } from '../rules/issuing-organisation.js';
import { SupervisionItemRow } from '../store/item-rows.js';
import { addItemStep, nextSerial } from '../store/items.js';
import { raiseFinding } from './raise-finding.js';

/** Longest time that is given for an item, in days: three years. */
const DUE_DAYS_MAX = 3 * 366;

/** Kinds that a manager alone enters: they order what another organisation has to do. */
const ORDERS: readonly ItemKind[] = ['directive', 'decision'];

/** Content of a new item. Likelihood and effect, from 1 to 5, belong to a risk and to nothing else. */
export interface NewItem {
  kind: ItemKind;
  title: string;
  words: string;
  projectId: string | null;
  alertId: string | null;
  leadOrganisationId: string;
  supportingOrganisationIds: readonly string[];
  ownerId: string;
  dueOn: Day;
  likelihood: number | null;
  effect: number | null;
  response: string | null;
  element: AwaitedElement | null;
}

/** What may be opened: an item, of which the organisation that leads may be left to the project. */
export interface OpenedItem extends Omit<NewItem, 'kind' | 'leadOrganisationId' | 'ownerId'> {
  kind: ListedKind;
  /** Null: the organisation that leads the project. */
  leadOrganisationId: string | null;
  /** Null for an audit finding, which the organisation of the project answers. */
  ownerId: string | null;
}

interface OpenItemInput {
  wanted: OpenedItem;
  request: RepeatableRequest | null;
}

/**
 * Opens an item, or, by the rules of findings, an audit finding.
 * @returns its id
 * @throws Problem as {@link assignItem} and `raiseFinding`; ITEM_INCOMPLETE with the missing field;
 * FINDING_NEEDS_PROJECT.
 */
export async function openItem(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted: { kind, leadOrganisationId, ownerId, ...wanted }, request }: OpenItemInput,
): Promise<string> {
  const { projectId, title, words, dueOn } = wanted;
  if (kind === 'finding') {
    if (projectId === null) throw refuseField('FINDING_NEEDS_PROJECT', 'projectId');
    const found = { title, text: words, answerDueOn: dueOn };
    return raiseFinding(database, clock, actor, { projectId, found, request });
  }
  const lead = leadOrganisationId ?? (await leadOf(database, actor, projectId));
  if (lead === null) throw required('leadOrganisationId');
  if (ownerId === null) throw required('ownerId');
  const item = { ...wanted, kind, leadOrganisationId: lead, ownerId };
  return assignItem(database, clock, actor, { wanted: item, request });
}

const required = (path: string): Problem =>
  new Problem('ITEM_INCOMPLETE', {}, [{ path, code: 'FIELD_REQUIRED' }]);

const leadOf = async (
  database: Database,
  actor: Actor,
  projectId: string | null,
): Promise<string | null> =>
  projectId === null
    ? null
    : (await database.read(actor.scope, (tx) => findProject(tx, projectId))).unitId;

interface AssignItemInput {
  wanted: NewItem;
  request: RepeatableRequest | null;
}

/**
 * Assigns an item (交办) to an organisation, under the next number of the year.
 * @returns the id of the item, or of the earlier item when the request is a repeat.
 * @throws Problem NOT_FOUND for a project outside the scope, FORBIDDEN, UNIT_UNKNOWN,
 * OWNER_UNFIT, SUPPORT_LEADS, RISK_UNRATED, ONLY_OF_KIND, DAY_IN_PAST, TOO_FAR_AHEAD,
 * ALERT_OF_OTHER_PROJECT, IDEMPOTENCY_KEY_REUSED.
 */
export async function assignItem(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, request }: AssignItemInput,
): Promise<string> {
  try {
    return await database.write(actor.scope, async (tx) => {
      await allowItem(tx, actor, wanted);
      const { id } = await once(tx, request, () => enter(tx, clock.today(), actor, wanted));
      return id;
    });
  } catch (error) {
    if (violatedConstraint(error) === 'supervision_items_alert')
      throw refuseField('ALERT_OF_OTHER_PROJECT', 'alertId');
    throw error;
  }
}

/**
 * Assigns an item over no alert within a transaction that records more than the item.
 * @returns the id of the item.
 * @throws Problem as {@link assignItem}
 */
export async function assignWithin(
  tx: Tx,
  today: Day,
  actor: Actor,
  wanted: NewItem & { alertId: null },
): Promise<string> {
  await allowItem(tx, actor, wanted);
  return enter(tx, today, actor, wanted);
}

async function allowItem(
  tx: Tx,
  actor: Actor,
  { projectId, kind, leadOrganisationId }: NewItem,
): Promise<void> {
  if (projectId !== null) await findProject(tx, projectId);
  allow(actor, ORDERS.includes(kind) ? 'supervision.direct' : 'supervision.register', {
    unitId: leadOrganisationId,
  });
}

async function checkItem(tx: Tx, today: Day, wanted: NewItem): Promise<void> {
  const { dueOn, kind, leadOrganisationId, supportingOrganisationIds } = wanted;
  if (dueOn < today) throw refuseField('DAY_IN_PAST', 'dueOn', { today }, `≥ ${today}`);
  refuseDayTooFar('dueOn', dueOn, { today, days: DUE_DAYS_MAX });
  for (const field of ['likelihood', 'effect'] as const)
    if (kind === 'risk' && wanted[field] === null)
      throw refuseField('RISK_UNRATED', field, {}, '1–5');
  for (const [field, owner] of [
    ['likelihood', 'risk'],
    ['effect', 'risk'],
    ['response', 'risk'],
    ['element', 'element'],
  ] as const)
    if (kind !== owner && wanted[field] !== null)
      throw refuseField('ONLY_OF_KIND', field, { itemKind: owner }, owner);
  if (wanted.alertId !== null && wanted.projectId === null)
    throw refuseField('ALERT_OF_OTHER_PROJECT', 'alertId');
  const known = new Set((await organisations(tx)).map(({ id }) => id));
  if (!known.has(leadOrganisationId)) throw refuseField('UNIT_UNKNOWN', 'leadOrganisationId');
  for (const one of supportingOrganisationIds) {
    if (!known.has(one)) throw refuseField('UNIT_UNKNOWN', 'supportingOrganisationIds');
    if (one === leadOrganisationId) throw refuseField('SUPPORT_LEADS', 'supportingOrganisationIds');
  }
  const fit = await peopleInCharge(tx, leadOrganisationId, today);
  if (!fit.some(({ personId }) => personId === wanted.ownerId))
    throw refuseField('OWNER_UNFIT', 'ownerId');
}

async function enter(tx: Tx, today: Day, actor: Actor, wanted: NewItem): Promise<string> {
  await checkItem(tx, today, wanted);
  const issuing = issuingOrganisation(actor, wanted.leadOrganisationId);
  if (issuing === null) throw new Problem('FORBIDDEN', { permission: 'supervision.register' });
  const year = Number(today.slice(0, 4));
  const item: SupervisionItemRow = {
    ...wanted,
    id: randomUUID(),
    year,
    serial: await nextSerial(tx, year),
    supportingOrganisationIds: [...new Set(wanted.supportingOrganisationIds)],
    issuingOrganisationId: issuing,
    firstDueOn: wanted.dueOn,
    state: 'assigned',
    assignedBy: actor.personId,
    assignedAt: await stampInstant(tx),
  };
  await tx.insert(SupervisionItemRow, item);
  await addItemStep(
    tx,
    { item, position: 0 },
    { kind: 'assigned', words: item.words, doneBy: actor.personId },
  );
  await recordAuditEvent(tx, actor.scope, {
    action: 'supervision.assign',
    subjectType: 'supervision-item',
    subjectId: item.id,
    unitId: item.leadOrganisationId,
    newValue: { ...wanted, year, serial: item.serial },
  });
  return item.id;
}
