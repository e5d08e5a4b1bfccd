import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/problem';
import { day } from '#values';
import { allowOpening, type MeetingState, titleOf } from './meeting-life.js';

describe('opening a meeting', () => {
  it.each<[MeetingState, string, string]>([
    ['planned', '2026-11-23', 'may'],
    ['planned', '2026-11-20', 'may'],
    ['planned', '2026-11-24', 'MEETING_NOT_YET'],
    ['held', '2026-11-20', 'MEETING_HELD'],
    ['held', '2026-11-24', 'MEETING_HELD'],
  ])('of state %s for %s: %s', (state, heldOn, expected) => {
    const outcome = (): string => {
      try {
        allowOpening({ state, heldOn: day(heldOn) }, day('2026-11-23'));
        return 'may';
      } catch (error) {
        return error instanceof Problem ? error.code : String(error);
      }
    };
    expect(outcome()).toBe(expected);
  });
});

describe('the title of a decision', () => {
  it.each([
    ['年底前完成迁改', '年底前完成迁改'],
    ['年底前完成迁改。由交通牵头。', '年底前完成迁改'],
    ['年底前完成迁改；由交通牵头', '年底前完成迁改'],
    ['  年底前完成迁改\n由交通牵头', '年底前完成迁改'],
    ['投资 3.5 亿元到位。', '投资 3.5 亿元到位'],
    ['Move the pipes. Transport leads.', 'Move the pipes'],
    ['长'.repeat(61), `${'长'.repeat(59)}…`],
    ['长'.repeat(60), '长'.repeat(60)],
    ['𠮷'.repeat(61), `${'𠮷'.repeat(59)}…`],
    ['。', '。'],
  ])('of %j is %j', (text, title) => expect(titleOf(text)).toBe(title));
});
