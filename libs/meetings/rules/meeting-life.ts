import { Problem } from '#platform/problem';
import type { Day } from '#values';

/** States of a meeting. `held`: it was opened, and its agenda stays as it was then. */
export const MEETING_STATES = ['planned', 'held'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/**
 * Checks that a meeting may be opened: once, from its day on.
 * @throws Problem MEETING_HELD, MEETING_NOT_YET
 */
export function allowOpening(
  { state, heldOn }: { state: MeetingState; heldOn: Day },
  today: Day,
): void {
  if (state === 'held') throw new Problem('MEETING_HELD');
  if (today < heldOn) throw new Problem('MEETING_NOT_YET', { heldOn });
}

/** Largest number of characters of the title of an item that is made from a decision. */
const TITLE_MAX = 60;

/**
 * Returns the title of the item that is made from the words of a decision: its first sentence, or
 * the first line where that comes to an end earlier, cut where it is long.
 */
export function titleOf(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  const [sentence = ''] = line.split(/(?<=[。；;])|(?<=[.!?])\s/u);
  const said = [...(sentence.replace(/[。；;.]$/u, '').trim() || sentence)];
  return said.length <= TITLE_MAX ? said.join('') : `${said.slice(0, TITLE_MAX - 1).join('')}…`;
}
