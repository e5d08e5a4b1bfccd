import type { CodeWords } from '#platform/declarations';
import type { ItemState } from '../rules/item-life.js';

/** Words of the states of an item of supervision, in files. */
export const ITEM_STATE_WORDS = {
  assigned: { zh: '待签收', en: 'Not signed for' },
  received: { zh: '办理中', en: 'Worked on' },
  answered: { zh: '待审核', en: 'Waits to be evaluated' },
  returned: { zh: '退回重办', en: 'Returned' },
  verified: { zh: '审核通过', en: 'Accepted' },
  closed: { zh: '已销号', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies CodeWords & Record<ItemState, CodeWords[string]>;
