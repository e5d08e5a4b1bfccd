import { describe, expect, it } from '@jest/globals';
import { afterFailure, type MailFailure, sortFailure } from './after-failure.js';

const DAY_MS = 86_400_000;

describe('after a failed attempt', () => {
  it.each<[MailFailure, number, number]>([
    ['away', 1, 15_000],
    ['away', 2, 30_000],
    ['away', 4, 120_000],
    ['away', 500, 120_000],
    ['deferred', 1, 15_000],
    ['deferred', 7, 960_000],
    ['deferred', 8, 1_800_000],
    ['deferred', 500, 1_800_000],
  ])(
    'a server that is %s is asked again after attempt %i in at most %i ms',
    (failure, attempts, waitMs) => {
      expect(afterFailure(failure, { attempts, ageMs: 0, chance: 1 })).toEqual({
        state: 'pending',
        waitMs,
      });
      expect(afterFailure(failure, { attempts, ageMs: 0, chance: 0 })).toEqual({
        state: 'pending',
        waitMs: waitMs * 0.75,
      });
    },
  );

  it.each<[string, number, number, number, number]>([
    ['a minute', 60_000, 1, 60_000, 75_000],
    ['a minute, for the tenth time', 60_000, 10, 90_000, 120_000],
    ['nothing', 0, 1, 11_250, 15_000],
    ['twenty minutes', 1_200_000, 1, 1_200_000, 1_215_000],
    ['a day, which is longer than anything waits', 86_400_000, 1, 1_800_000, 1_800_000],
  ])(
    'a server that asks for %s is not asked before, nor long after',
    (_, askedMs, attempts, earliest, latest) => {
      for (const failure of ['away', 'deferred'] as const) {
        expect(afterFailure(failure, { attempts, ageMs: 0, chance: 0, askedMs })).toEqual({
          state: 'pending',
          waitMs: earliest,
        });
        expect(afterFailure(failure, { attempts, ageMs: 0, chance: 1, askedMs })).toEqual({
          state: 'pending',
          waitMs: latest,
        });
      }
    },
  );

  it('a wish for patience neither saves what is refused nor what is five days old', () => {
    expect(afterFailure('refused', { attempts: 1, ageMs: 0, chance: 0, askedMs: 60_000 })).toEqual({
      state: 'failed',
    });
    expect(
      afterFailure('deferred', { attempts: 9, ageMs: 5 * DAY_MS, chance: 0, askedMs: 60_000 }),
    ).toEqual({ state: 'failed' });
  });

  it('nothing is tried for longer than five days', () => {
    expect(afterFailure('away', { attempts: 9, ageMs: 5 * DAY_MS - 1, chance: 0 }).state).toBe(
      'pending',
    );
    expect(afterFailure('away', { attempts: 9, ageMs: 5 * DAY_MS, chance: 0 })).toEqual({
      state: 'failed',
    });
  });

  it('a refused mail is not tried again', () => {
    expect(afterFailure('refused', { attempts: 1, ageMs: 0, chance: 0 })).toEqual({
      state: 'failed',
    });
  });
});

describe('a failure is', () => {
  it.each([
    ['a connection that nobody takes', { code: 'ESOCKET' }, 'away'],
    ['a name that nobody knows', { code: 'EDNS' }, 'away'],
    ['a server that hangs', { code: 'ETIMEDOUT' }, 'away'],
    ['a connection closed after the data', { code: 'ECONNECTION' }, 'away'],
    ['our deadline', { code: 'EABORT' }, 'away'],
    ['a wrong password of ours', { code: 'EAUTH', responseCode: 535 }, 'away'],
    ['a server that greets with 554', { code: 'EPROTOCOL', responseCode: 554 }, 'away'],
    ['421 to the recipient', { code: 'EENVELOPE', responseCode: 421 }, 'away'],
    ['greylisting', { code: 'EENVELOPE', responseCode: 451 }, 'deferred'],
    ['a full mailbox', { code: 'EENVELOPE', responseCode: 452 }, 'deferred'],
    ['data put off', { code: 'EMESSAGE', responseCode: 450 }, 'deferred'],
    ['an unknown recipient', { code: 'EENVELOPE', responseCode: 550 }, 'refused'],
    ['data refused', { code: 'EMESSAGE', responseCode: 554 }, 'refused'],
    ['an address that is none', { code: 'EENVELOPE' }, 'refused'],
    ['something unheard of', {}, 'away'],
  ] as const)('%s', (_, error, sorted) => {
    expect(sortFailure(error)).toBe(sorted);
  });
});
