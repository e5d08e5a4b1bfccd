import { Problem } from '#platform/problem';
import { addDays, type Day } from '#values';

/** Kinds of items of supervision (督办事项) that are kept as items. */
export const ITEM_KINDS = ['problem', 'risk', 'element', 'directive', 'decision'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Kinds in the list of what has to be seen to: items, and audit findings beside them. */
export const LISTED_KINDS = [...ITEM_KINDS, 'finding'] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

/** What a project waits for (要素保障): the subject of an item of kind `element`. */
export const ELEMENTS = [
  'land',
  'forest',
  'environment',
  'energy',
  'water',
  'permit',
  'resettlement',
  'funds',
  'other',
] as const;
export type AwaitedElement = (typeof ELEMENTS)[number];

/**
 * States of an item. `assigned` (交办): not yet received. `received` (签收). `answered` (反馈): waits
 * for the issuing organisation. `returned`: has to be done again. `verified` (审核通过): may be
 * closed. `closed` (销号) and `withdrawn` are final.
 */
export const ITEM_STATES = [
  'assigned',
  'received',
  'answered',
  'returned',
  'verified',
  'closed',
  'withdrawn',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** A step that moves an item into another state. */
export type Move = 'received' | 'answered' | 'verified' | 'returned' | 'closed' | 'withdrawn';

/**
 * In which states each move may be made; the move names the state after it. Whoever answers an item
 * that nobody has signed for has thereby received it. What was verified can still be returned: until
 * it is closed, a second look may find that it was not done.
 */
export const MOVED_FROM = {
  received: ['assigned'],
  answered: ['assigned', 'received', 'returned'],
  verified: ['answered'],
  returned: ['answered', 'verified'],
  closed: ['verified'],
  withdrawn: ['assigned', 'received', 'answered', 'returned'],
} as const satisfies Record<Move, readonly ItemState[]>;

/** States in which the organisation that leads has to act. */
export const WAITING_STATES = ['assigned', 'received', 'returned'] as const;

const waits = (state: ItemState): boolean =>
  (WAITING_STATES as readonly ItemState[]).includes(state);

/** Measures that are noted of an item without moving it. */
export const MEASURES = ['urged', 'circulated', 'interviewed', 'looked-back'] as const;
export type Measure = (typeof MEASURES)[number];

/** Kinds of steps in the history of an item. */
export type ItemStepKind =
  'assigned' | Move | 'extension-asked' | 'extension-granted' | 'extension-refused' | Measure;

/**
 * Returns the state of an item after a move.
 * @throws Problem SUPERVISION_STATE with the present state, when the move is not allowed in it.
 */
export function moveFrom(state: ItemState, move: Move): ItemState {
  if (!(MOVED_FROM[move] as readonly ItemState[]).includes(state))
    throw new Problem('SUPERVISION_STATE', { itemState: state });
  return move;
}

/**
 * Checks that a measure may be noted: a look back (回头看) at what was closed, anything else at what
 * is not over.
 * @throws Problem SUPERVISION_STATE
 */
export function allowMeasure(state: ItemState, measure: Measure): void {
  const over = state === 'closed' || state === 'withdrawn';
  if (measure === 'looked-back' ? state !== 'closed' : over)
    throw new Problem('SUPERVISION_STATE', { itemState: state });
}

/** What the rule about more time needs to know of an item. */
export interface Extendable {
  state: ItemState;
  dueOn: Day;
  /** Whether an earlier question for more time is not decided yet. */
  asked: boolean;
}

/**
 * Checks a question for more time. It has to come before the day, while the organisation that leads
 * still has to act, and one at a time.
 * @throws Problem SUPERVISION_STATE, EXTENSION_WAITS, EXTENSION_TOO_LATE, EXTENSION_NOT_LATER
 */
export function allowExtension(
  { state, dueOn, asked }: Extendable,
  { until, today }: { until: Day; today: Day },
): void {
  if (!waits(state)) throw new Problem('SUPERVISION_STATE', { itemState: state });
  if (asked) throw new Problem('EXTENSION_WAITS');
  if (today >= dueOn)
    throw new Problem('EXTENSION_TOO_LATE', { dueOn }, [
      { path: 'dueOn', code: 'EXTENSION_TOO_LATE' },
    ]);
  if (until <= dueOn)
    throw new Problem('EXTENSION_NOT_LATER', { dueOn }, [
      { path: 'dueOn', code: 'EXTENSION_NOT_LATER', accepted: `> ${dueOn}` },
    ]);
}

/** Returns whether the organisation that leads still has to act and the day has passed. */
export const isItemOverdue = (
  { state, dueOn }: { state: ItemState; dueOn: Day },
  today: Day,
): boolean => waits(state) && dueOn < today;

/** Number of days before its day on which people are reminded of an item. */
export const REMINDED_DAYS_BEFORE = 3;

/**
 * Returns whether an item is due soon. An item whose last step is as young as that was told of when
 * it happened, so that nobody is told twice in three days.
 */
export const isDueSoon = (
  { state, dueOn, lastStepOn }: { state: ItemState; dueOn: Day; lastStepOn: Day },
  today: Day,
): boolean => {
  const remindedFrom = addDays(dueOn, -REMINDED_DAYS_BEFORE);
  return waits(state) && remindedFrom <= today && today <= dueOn && lastStepOn < remindedFrom;
};

/** Levels of a risk. */
export type RiskLevel = 'low' | 'medium' | 'high';

/** Products of likelihood and effect from which a risk is medium and high, of 25. */
const MEDIUM_FROM = 6;
const HIGH_FROM = 15;

/**
 * Returns the level of a risk by its likelihood and effect, each from 1 to 5. What would be grave is
 * never low, however unlikely it is.
 */
export function riskLevel(likelihood: number, effect: number): RiskLevel {
  const product = likelihood * effect;
  if (product >= HIGH_FROM) return 'high';
  return product >= MEDIUM_FROM || effect === 5 ? 'medium' : 'low';
}

/** Returns the number of an item as it stands on its letter, such as 督办〔2026〕3号. */
export const itemNumber = ({ year, serial }: { year: number; serial: number }): string =>
  `督办〔${year}〕${serial}号`;
