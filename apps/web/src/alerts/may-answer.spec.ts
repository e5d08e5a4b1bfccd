import { describe, expect, it } from '@jest/globals';
import type { Alert } from '../client/alerts.js';
import { type AnswerKind, mayAnswer, mayAnswerTogether } from './may-answer.js';

const alertWith = (over: Partial<Alert>): Alert =>
  ({ state: 'open', explainable: false, explanationRequestId: null, ...over }) as Alert;
const NONE = { manages: false, records: false };
const OFFICER = { manages: false, records: true };
const MANAGER = { manages: true, records: true };

const REQUEST = '5f3f6a0c-0000-4000-8000-000000000001';

describe('which answers are offered', () => {
  it.each<[string, Partial<Alert>, typeof NONE, AnswerKind[]]>([
    ['a manager, an open alert', {}, MANAGER, ['acknowledge', 'snooze']],
    ['a manager, an acknowledged alert', { state: 'acknowledged' }, MANAGER, ['snooze']],
    ['a manager, a snoozed alert', { state: 'snoozed' }, MANAGER, ['acknowledge']],
    ['an officer, an alert whose cause can be removed', {}, OFFICER, []],
    [
      'an officer, one of which only an explanation is left',
      { explainable: true },
      OFFICER,
      ['explain'],
    ],
    ['a manager, the same', { explainable: true }, MANAGER, ['acknowledge', 'snooze', 'explain']],
    [
      'an officer, while an explanation waits',
      { explainable: true, explanationRequestId: REQUEST },
      OFFICER,
      [],
    ],
    ['a reader', { explainable: true }, NONE, []],
    ['a manager, an alert that has ended', { state: 'resolved' }, MANAGER, []],
  ])('to %s', (_, over, rights, offered) => {
    const may = mayAnswer(alertWith(over), rights);
    expect(Object.entries(may).flatMap(([kind, on]) => (on ? [kind] : []))).toEqual(offered);
  });

  it('for several alerts at once, an explanation is not among them', () => {
    expect(mayAnswerTogether(alertWith({ explainable: true }), OFFICER)).toBe(false);
    expect(mayAnswerTogether(alertWith({ explainable: true }), MANAGER)).toBe(true);
  });
});
