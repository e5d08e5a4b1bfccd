import { expect, it } from '@jest/globals';
import { NOTHING, readAnswer, type Typed } from './read-answer.js';

it.each<[string, Partial<Typed>, object | null, [string, string][]]>([
  ['nothing typed', {}, null, []],
  [
    'met on a day with a value',
    { answer: 'met', on: '2025/6/30', reached: ' 516.5 ' },
    { answer: 'met', on: '2025-06-30', reached: '516.5' },
    [],
  ],
  [
    'met without a value',
    { answer: 'met', on: '20250630' },
    { answer: 'met', on: '2025-06-30' },
    [],
  ],
  [
    'open until a day',
    { answer: 'open', on: '2027-06-30' },
    { answer: 'open', on: '2027-06-30' },
    [],
  ],
  ['confirmed', { answer: 'confirm' }, { answer: 'confirm' }, []],
  ['dropped', { answer: 'drop' }, { answer: 'drop' }, []],
  ['met without a day', { answer: 'met' }, { answer: 'met', on: null }, [['on', 'needed']]],
  [
    'met on no day of the calendar',
    { answer: 'met', on: '2025-02-30' },
    { answer: 'met', on: null },
    [['on', 'unreadable']],
  ],
  [
    'confirmed for another day, with a value',
    { answer: 'confirm', on: '2025-06-30', reached: '1' },
    { answer: 'confirm' },
    [
      ['on', 'notAsked'],
      ['reached', 'notAsked'],
    ],
  ],
  [
    'a value that is no number',
    { answer: 'met', on: '2025-06-30', reached: '约 500' },
    { answer: 'met', on: '2025-06-30', reached: '约 500' },
    [['reached', 'unreadable']],
  ],
  ['a day without an answer', { on: '2025-06-30' }, null, [['answer', 'needed']]],
])('%s', (_, typed, answer, problems) => {
  const read = readAnswer({ ...NOTHING, ...typed });
  expect(read.answer).toEqual(answer);
  expect([...read.problems]).toEqual(problems);
});
