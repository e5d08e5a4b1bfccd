import type { Language } from '#platform/language';
import { type FieldProblem, isProblemCode, wordProblemCode } from '#platform/problem';
import type { ImportProblem, ProblemFacts } from '../rules/import-problem.js';
import { IMPORT_PROBLEMS } from './problem-words.js';

const SERIES_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  completed: { zh: '完成投资', en: 'completed' },
  funds: { zh: '资金到位', en: 'funds' },
  paid: { zh: '支付', en: 'paid' },
};

/** A problem of an import with its message and the accepted values, in one language. */
export interface WordedProblem extends Omit<ImportProblem, 'facts'> {
  message: string;
  accepted: string;
}

const REPEAT = {
  zh: '删去该行；确为另一笔的，勾选“已核对重复”重新提交',
  en: 'leave the row out; if it is another one, tick "I have checked repeats" and file it again',
};

/** Instructions for problems that the submitter can resolve by ticking a confirmation. */
const HOW_TO_CONFIRM: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  UNIT_DOUBTFUL: {
    zh: '核对单位；数字无误的，勾选“已核对单位”重新提交',
    en: 'check the unit; if the figure is right, tick "I have checked the unit" and file it again',
  },
  ENTRY_STANDS: REPEAT,
  ENTRY_STANDS_BY_IMPORT: REPEAT,
  ENTRY_WAITS: REPEAT,
  OPENING_ADDS_UP: {
    zh: '只保留期初余额或以前各月之一；确需累加的，勾选“已核对期初”重新提交',
    en: 'keep either the opening balance or the months; if it comes on top, tick "I have checked the opening" and file it again',
  },
};

/** Returns a problem with its message in the given language. */
export function wordProblem(
  { facts, ...problem }: ImportProblem,
  language: Language,
): WordedProblem {
  const { code } = problem;
  const known = inWords({ at: problem.row ?? '', ...facts }, language);
  if (!isOwn(code))
    return {
      ...problem,
      message: isProblemCode(code) ? wordProblemCode(code, known, language) : code,
      accepted: HOW_TO_CONFIRM[code]?.[language] ?? String(known['accepted'] ?? ''),
    };
  const { accepted, ...message } = IMPORT_PROBLEMS[code];
  return {
    ...problem,
    message: filledIn(message[language], known),
    accepted: filledIn(accepted[language], known),
  };
}

/** Largest number of problems that one answer names. */
const NAMED_MAX = 200;

/** Returns the first problems of a file as those of fields, each named by its cell. */
export const cellProblems = (
  problems: readonly ImportProblem[],
  language: Language,
): FieldProblem[] =>
  problems.slice(0, NAMED_MAX).map((problem) => {
    const { code, row, cell, message, accepted } = wordProblem(problem, language);
    return {
      path: cell ?? (row === null ? 'file' : String(row)),
      code,
      message,
      ...(accepted === '' ? {} : { accepted }),
    };
  });

const isOwn = (code: string): code is keyof typeof IMPORT_PROBLEMS =>
  Object.hasOwn(IMPORT_PROBLEMS, code);
const filledIn = (text: string, facts: ProblemFacts): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));

/** Replaces the code of a kind of amount (completed, in place, paid) by its name. */
const inWords = (facts: ProblemFacts, language: Language): ProblemFacts => {
  const series = SERIES_WORDS[String(facts['series'])];
  return series ? { ...facts, series: series[language] } : facts;
};
