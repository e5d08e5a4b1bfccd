import { anyInScope } from '#identity';
import { projectInScope } from '#projects';
import { stampInstant, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { ItemState, ItemStepKind } from '../rules/item-life.js';
import { SupervisionItemRow, SupervisionStepRow } from './item-rows.js';

/**
 * SQL condition that an item is readable in the transaction's access scope: its project, or one of
 * the organisations that lead and support. Row-level security enforces the same.
 */
export const ITEM_IN_SCOPE = `(${projectInScope('item.project_id')}
  OR ${anyInScope('(item.lead_organisation_id || item.supporting_organisation_ids)')})`;

/** An item with what its steps say of it. */
export interface StandingItem {
  item: SupervisionItemRow;
  /** Position of the last step. */
  position: number;
  /** Who gave the last answer; null while there is none. */
  answeredBy: string | null;
  /** The question for more time that is not decided yet. */
  asked: SupervisionStepRow | null;
}

/**
 * Returns an item as it stands.
 * @throws Problem NOT_FOUND when the item does not exist or lies outside the scope.
 */
export async function standingItem(tx: Tx, id: string): Promise<StandingItem> {
  // The steps first: whoever takes one meanwhile also takes the position that is read here, and then
  // the step that follows from an older state is refused.
  const steps = await stepsOf(tx, id);
  const item = await tx
    .createQueryBuilder(SupervisionItemRow, 'item')
    .where(`item.id = :id AND ${ITEM_IN_SCOPE}`, { id })
    .getOne();
  if (!item) throw new Problem('NOT_FOUND');
  const lastOf = (...kinds: readonly ItemStepKind[]): SupervisionStepRow | undefined =>
    steps.findLast(({ kind }) => kinds.includes(kind));
  const extension = lastOf('extension-asked', 'extension-granted', 'extension-refused');
  return {
    item,
    position: steps.at(-1)?.position ?? 0,
    answeredBy: lastOf('answered')?.doneBy ?? null,
    asked: extension?.kind === 'extension-asked' ? extension : null,
  };
}

/** Largest number of steps of an item. */
const STEPS_MAX = 500;

/** Lists the steps of an item, oldest first. */
export const stepsOf = (tx: Tx, itemId: string): Promise<SupervisionStepRow[]> =>
  tx.find(SupervisionStepRow, { where: { itemId }, order: { position: 'ASC' }, take: STEPS_MAX });

/** Content of a step that is to be added to the history of an item. */
export interface NewItemStep {
  kind: ItemStepKind;
  words?: string | null | undefined;
  document?: string | null | undefined;
  onDay?: Day | null | undefined;
  doneBy: string;
}

const ADD_STEP = `INSERT INTO supervision_steps
    (item_id, position, kind, words, document, on_day, done_by, done_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (item_id, position) DO NOTHING RETURNING 1`;

/**
 * Adds a step to the history of an item, directly after the last step that the caller has read.
 * When two people add a step at the same time, only the first succeeds.
 * @throws Problem SUPERVISION_STATE when another step was added meanwhile.
 */
export async function addItemStep(
  tx: Tx,
  { item: { id }, position }: Pick<StandingItem, 'item' | 'position'>,
  { kind, words, document, onDay, doneBy }: NewItemStep,
): Promise<void> {
  if (position >= STEPS_MAX) throw new Error(`item ${id} has more steps than anybody reads`);
  const added = await tx.query<object[]>(ADD_STEP, [
    id,
    position + 1,
    kind,
    words ?? null,
    document ?? null,
    onDay ?? null,
    doneBy,
    await stampInstant(tx),
  ]);
  if (added.length === 0)
    throw new Problem('SUPERVISION_STATE', { itemState: (await standingItem(tx, id)).item.state });
}

/** Stores where an item stands after a step. */
export async function moveItemTo(
  tx: Tx,
  id: string,
  to: { state: ItemState } | { dueOn: Day },
): Promise<void> {
  const { affected } = await tx.update(SupervisionItemRow, { id }, to);
  if (affected !== 1) throw new Error(`item ${id} was not moved`);
}

const NEXT_NUMBER = `INSERT INTO supervision_years (year, last) VALUES ($1, 1)
  ON CONFLICT (year) DO UPDATE SET last = supervision_years.last + 1 RETURNING last`;

/** Takes the next number of a year. Others who take one wait until the transaction ends. */
export async function nextSerial(tx: Tx, year: number): Promise<number> {
  const [row] = await tx.query<{ last: number }[]>(NEXT_NUMBER, [year]);
  if (!row) throw new Error(`no number of the year ${year} was given out`);
  return row.last;
}
