import type { Day } from '#values';
import {
  isDueSoon,
  isItemOverdue,
  type ItemState,
  type ItemStepKind,
  type ListedKind,
} from './item-life.js';

/** What there is to tell of an item or an audit finding. */
export type ItemEvent =
  | 'assigned'
  | 'answered'
  | 'returned'
  | 'extension-asked'
  | 'extension-granted'
  | 'extension-refused'
  | 'due'
  | 'overdue';

/** Who has to be told: those who have to act, those who issued it, or those who support. */
export type Addressee = 'lead' | 'office' | 'support';

/** What the rule needs to know of an item; `step` is its last step. */
export interface Tellable {
  kind: ListedKind;
  state: ItemState;
  dueOn: Day;
  step: { kind: ItemStepKind; position: number; on: Day };
}

/** One thing to tell. `occasion` names it for good, so that nobody is told of it twice. */
export interface Occasion {
  event: ItemEvent;
  occasion: string;
  to: readonly Addressee[];
}

const OF_STEP: Partial<Record<ItemStepKind, readonly Addressee[]>> = {
  assigned: ['lead', 'support'],
  answered: ['office'],
  returned: ['lead'],
  'extension-asked': ['office'],
  'extension-granted': ['lead'],
  'extension-refused': ['lead'],
};

/**
 * Number of days for which a step, or a day that has passed, is event: what is older was not told
 * because nobody was to be told, such as in an installation that learns to tell it only now.
 */
export const RECENT_DAYS = 14;

/**
 * Returns what there is to tell of an item today: its last step, if somebody has to act on it, and
 * the day on which it is due, three days ahead and once more when it has passed.
 * @param since first day whose steps and days are still told of, {@link RECENT_DAYS} before today
 */
export function occasionsOf(item: Tellable, today: Day, since: Day): Occasion[] {
  const { state, dueOn, step } = item;
  const found: Occasion[] = [];
  const to = OF_STEP[step.kind];
  if (to && step.on >= since)
    found.push({
      event: step.kind as ItemEvent,
      occasion: `${step.kind}:${step.position}`,
      to,
    });
  if (isItemOverdue({ state, dueOn }, today)) {
    if (dueOn >= since)
      found.push({ event: 'overdue', occasion: `overdue:${dueOn}`, to: ['lead', 'office'] });
  } else if (isDueSoon({ state, dueOn, lastStepOn: step.on }, today))
    found.push({ event: 'due', occasion: `due:${dueOn}`, to: ['lead'] });
  return found;
}
