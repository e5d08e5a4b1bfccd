import { describe, expect, it } from '@jest/globals';
import { type InvalidInput, inputPipe } from '../input.js';
import {
  CodeField,
  DayField,
  FenField,
  FlagField,
  IdField,
  InstantField,
  MonthField,
  PageQuery,
  PeriodField,
  TextField,
  WholeField,
} from './index.js';

class Body {
  @FenField({ optional: true }) fen?: bigint | null;
  @DayField({ optional: true }) day?: string | null;
  @MonthField({ optional: true }) month?: string | null;
  @PeriodField({ optional: true }) period?: object | null;
  @InstantField({ optional: true }) instant?: Date | null;
  @TextField({ max: 5, optional: true }) text?: string | null;
  @TextField({ max: 20, lines: true, optional: true }) lines?: string | null;
  @CodeField(['a', 'b'], { optional: true }) code?: string | null;
  @WholeField({ min: 0, max: 9, optional: true }) whole?: number | null;
  @FlagField({ optional: true }) flag?: boolean | null;
  @IdField({ optional: true }) id?: string | null;
}

const read = async <T extends object>(given: unknown, metatype: new () => T): Promise<T> =>
  inputPipe().transform(given, { type: 'body', metatype } as never) as Promise<T>;
const problem = (given: unknown): Promise<string[]> =>
  read(given, Body).then(
    () => [],
    (error: InvalidInput) => error.problems.map(({ path, code }) => `${path} ${code}`),
  );

describe('fields that are taken', () => {
  it.each<[string, unknown, unknown]>([
    ['fen', '1', 1n],
    ['fen', '1000000000000000', 10n ** 15n],
    ['day', '2024-02-29', '2024-02-29'],
    ['month', '2025-12', '2025-12'],
    ['period', '2021..2025', { from: '2021-01-01', to: '2025-12-31' }],
    ['instant', '2026-01-15T08:30:00+08:00', new Date('2026-01-15T00:30:00Z')],
    ['text', '  é  ', 'é'],
    ['text', '杭州西站枢', '杭州西站枢'],
    ['text', '𠮷𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷𠮷𠮷'],
    ['lines', 'a\r\nb\tc', 'a\nb\tc'],
    ['code', 'b', 'b'],
    ['whole', 9, 9],
    ['whole', '0', 0],
    ['flag', 'false', false],
    ['flag', true, true],
    ['id', '0197D0A2-5B1E-7C44-9A57-3F0F3A9F5C10', '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10'],
    ['fen', null, null],
  ])('%s %j', async (field, given, taken) =>
    expect((await read({ [field]: given }, Body))[field as keyof Body]).toEqual(taken),
  );
});

describe('fields that are not', () => {
  it.each<[string, unknown, string]>([
    ['fen', 125000000, 'NOT_FEN'],
    ['fen', '0', 'NOT_FEN'],
    ['fen', '-1', 'NOT_FEN'],
    ['fen', '1.5', 'NOT_FEN'],
    ['fen', '01', 'NOT_FEN'],
    ['fen', '1e3', 'NOT_FEN'],
    ['fen', '1000000000000001', 'NOT_FEN'],
    ['fen', '１', 'NOT_FEN'],
    ['day', '2023-02-29', 'NOT_A_DAY'],
    ['day', '2025-1-1', 'NOT_A_DAY'],
    ['day', '2025-12-31T00:00:00Z', 'NOT_A_DAY'],
    ['day', 20251231, 'NOT_A_DAY'],
    ['month', '2025-00', 'NOT_A_MONTH'],
    ['month', '2025-13', 'NOT_A_MONTH'],
    ['period', '2025..2021', 'NOT_A_PERIOD'],
    ['instant', '2026-01-15T08:30:00', 'NOT_AN_INSTANT'],
    ['instant', '2026-02-30T00:00:00Z', 'NOT_AN_INSTANT'],
    ['instant', '2026-01-15T24:30:00Z', 'NOT_AN_INSTANT'],
    ['text', '', 'NOT_TEXT'],
    ['text', 'abcdef', 'NOT_TEXT'],
    ['text', 'a\u0000', 'NOT_TEXT'],
    ['text', 'a\nb', 'NOT_TEXT'],
    ['lines', 'a\u0000b', 'NOT_TEXT'],
    ['lines', 'a\u001bb', 'NOT_TEXT'],
    ['code', 'c', 'NOT_A_CODE'],
    ['code', '__proto__', 'NOT_A_CODE'],
    ['whole', 10, 'NOT_A_WHOLE_NUMBER'],
    ['whole', 0.5, 'NOT_A_WHOLE_NUMBER'],
    ['whole', '', 'NOT_A_WHOLE_NUMBER'],
    ['whole', true, 'NOT_A_WHOLE_NUMBER'],
    ['flag', 1, 'NOT_A_FLAG'],
    ['id', 'x', 'NOT_AN_ID'],
    ['unknown', 1, 'FIELD_UNKNOWN'],
  ])('%s %j → %s', async (field, given, code) =>
    expect(await problem({ [field]: given })).toEqual([`${field} ${code}`]),
  );

  it('every wrong field is named at once', async () =>
    expect(await problem({ day: 'x', month: 'y' })).toEqual([
      'day NOT_A_DAY',
      'month NOT_A_MONTH',
    ]));
  it('a body that is a list is refused', async () => expect(await problem([{}])).toHaveLength(1));
});

describe('the query of a list', () => {
  it('has a default', async () => expect(await read({}, PageQuery)).toMatchObject({ limit: 50 }));
  it('takes digits', async () =>
    expect(await read({ limit: '200', cursor: 'WzFd' }, PageQuery)).toMatchObject({
      limit: 200,
      cursor: 'WzFd',
    }));
});
