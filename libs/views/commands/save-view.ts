import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import {
  type Database,
  once,
  type RepeatableRequest,
  stampInstant,
  type Tx,
  violatedConstraint,
} from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { type ListedView, ownOrganisations } from '../queries/views.js';
import { type Filters, type Sharing, type ViewPage, VIEWS_MAX } from '../rules/view.js';
import { SavedViewRow } from '../store/saved-view-row.js';

/** What a person keeps as a view. */
export interface WantedView {
  page: ViewPage;
  name: string;
  filters: Filters;
  shared: Sharing;
}

interface SaveViewInput {
  wanted: WantedView;
  request: RepeatableRequest | null;
}

/** Keeps two requests of a person from exceeding the most views of a person together. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('saved-views:' || $1, 0))`;

/**
 * Keeps the filters of a list under a name. Where it is shared with the organisation, everybody
 * sees it who holds a role in one in which the owner holds one now.
 * @returns the view; for a repeated request, the view that the first request saved.
 * @throws Problem VIEW_NAME_TAKEN, VIEWS_FULL, IDEMPOTENCY_KEY_REUSED, or NOT_FOUND where a repeated
 * request saved a view that was deleted since
 */
export function saveView(
  database: Database,
  actor: Actor,
  { wanted, request }: SaveViewInput,
): Promise<ListedView> {
  allow(actor, 'view.save');
  return database.write(actor.scope, async (tx) => {
    const { id } = await once(tx, request, () => add(tx, actor, wanted));
    const row = await tx.findOne(SavedViewRow, { where: { id } });
    if (!row) throw new Problem('NOT_FOUND');
    return { ...row, own: true, savedByName: actor.name };
  });
}

async function add(tx: Tx, actor: Actor, wanted: WantedView): Promise<string> {
  const { personId } = actor;
  await tx.query(LOCK, [personId]);
  if ((await tx.countBy(SavedViewRow, { personId })) >= VIEWS_MAX)
    throw new Problem('VIEWS_FULL', { most: VIEWS_MAX });
  const row: SavedViewRow = {
    ...wanted,
    id: randomUUID(),
    personId,
    organisationIds: wanted.shared === 'organisation' ? ownOrganisations(actor) : [],
    createdAt: await stampInstant(tx),
  };
  try {
    await tx.insert(SavedViewRow, row);
  } catch (error) {
    if (violatedConstraint(error) === 'saved_views_named')
      throw refuseField('VIEW_NAME_TAKEN', 'name', { name: wanted.name });
    throw error;
  }
  await recordAuditEvent(tx, actor.scope, {
    action: 'view.save',
    subjectType: 'saved-view',
    subjectId: row.id,
    newValue: wanted,
  });
  return row.id;
}
