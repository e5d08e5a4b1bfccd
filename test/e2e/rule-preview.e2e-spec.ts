import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scanPortfolio } from '#alerts';
import { aPastDay, PAST_COUNTS, PAST_DAY } from '../builders/past-day.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-03-20T02:00:00Z' });
  await aPastDay(tracker.test);
  await scanPortfolio(tracker.test.database, tracker.clock);
});
afterAll(() => tracker?.close());

const tried = async (daysBefore: number, on: string) =>
  (
    await (
      await tracker.as('security-admin')
    ).post('/api/alert-rules/previews', {
      code: 'milestone-due-soon',
      severity: 'amber',
      parameters: { daysBefore },
      on,
    })
  ).body;
const NOTHING_ELSE = { projects: 181, cannotBeJudged: 0, noData: 0, silent: 0, failures: 0 };

describe('a rule tried over a past day', () => {
  it.each([15, 400] as const)(
    '%i days before: says what it would have raised and cleared then, by what was known at its end',
    async (daysBefore) => {
      expect(await tried(daysBefore, PAST_DAY)).toEqual({
        on: PAST_DAY,
        ...NOTHING_ELSE,
        ...PAST_COUNTS[daysBefore],
      });
    },
  );

  it('says of a day on which nobody knew of anything that there was nothing', async () => {
    expect(await tried(400, '2026-03-01')).toEqual({
      on: '2026-03-01',
      ...NOTHING_ELSE,
      standing: 0,
      wouldRaise: 0,
      wouldClear: 0,
      wouldStay: 0,
    });
  });

  it('says of the day after what only then was known: two days nearer, and one milestone more', async () => {
    // Milestone 丁 is now due within 30 days, but the rules have not been evaluated since; milestone
    // 辛 has become known; milestone 庚 was moved to August, but its alert is not cleared before the
    // next evaluation.
    expect(await tried(30, '2026-03-11')).toEqual({
      on: '2026-03-11',
      ...NOTHING_ELSE,
      standing: 4,
      wouldRaise: 2,
      wouldClear: 1,
      wouldStay: 3,
    });
  });

  it('and of today what stands now', async () => {
    // Milestones 甲 and 辛 are overdue on 20 March; 乙, 丙 and 丁 are due within 30 days; 庚 and 戊 are
    // due later.
    expect(await tried(30, '2026-03-20')).toMatchObject({
      standing: 3,
      wouldRaise: 0,
      wouldClear: 0,
      wouldStay: 3,
    });
    expect(await tried(12, '2026-03-20')).toMatchObject({
      standing: 3,
      wouldRaise: 0,
      wouldClear: 2,
      wouldStay: 1,
    });
  });
});
