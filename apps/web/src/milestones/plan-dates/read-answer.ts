import type { DerivedAnswer } from '../../client/milestones.js';
import { readDay } from '../../ui/day/read-day.js';

/** Answers that a person can give about a day of the plan. */
export const ANSWERS = ['met', 'open', 'confirm', 'drop'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Columns of the table in which the answers are typed. */
export const COLUMNS = ['answer', 'on', 'reached'] as const;
export type Column = (typeof COLUMNS)[number];

/** What was typed into a row. */
export type Typed = Readonly<Record<Column, string>>;
export const NOTHING: Typed = { answer: '', on: '', reached: '' };

/** What is wrong with a cell: it is needed, it cannot be read, or the answer has no such part. */
export type Wrong = 'needed' | 'unreadable' | 'notAsked';

/** A row as read: the answer to send, or what is wrong with its cells. */
export interface ReadRow {
  answer: Pick<DerivedAnswer, 'answer' | 'on' | 'reached'> | null;
  problems: ReadonlyMap<Column, Wrong>;
}

const DECIMAL = /^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/;

/** Whether an answer must be explained in words. */
export const needsWords = (answer: string): boolean => answer === 'open' || answer === 'drop';

/** Reads the typed cells of a row. A row without any text has neither an answer nor problems. */
export function readAnswer(typed: Typed): ReadRow {
  const problems = new Map<Column, Wrong>();
  const [on, reached] = [typed.on.trim(), typed.reached.trim()];
  if (typed.answer === '') {
    if (on !== '' || reached !== '') problems.set('answer', 'needed');
    return { answer: null, problems };
  }
  const answer = typed.answer as Answer;
  const dated = answer === 'met' || answer === 'open';
  const day = on === '' ? null : readDay(on);
  if (dated && on === '') problems.set('on', 'needed');
  else if (on !== '' && day === null) problems.set('on', 'unreadable');
  else if (!dated && on !== '') problems.set('on', 'notAsked');
  if (reached !== '' && answer !== 'met') problems.set('reached', 'notAsked');
  else if (reached !== '' && !DECIMAL.test(reached)) problems.set('reached', 'unreadable');
  return {
    answer: {
      answer,
      ...(dated ? { on: day } : {}),
      ...(answer === 'met' && reached !== '' ? { reached } : {}),
    },
    problems,
  };
}
