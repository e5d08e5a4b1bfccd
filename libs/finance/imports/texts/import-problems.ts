import { type Language, refusals, wordRefusal } from '#platform';
import type { ImportProblem, ProblemFacts } from '../rules/import-problem.js';
import { IMPORT_PROBLEMS } from './problem-words.js';

const SERIES_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  completed: { zh: '完成投资', en: 'completed' }, funds: { zh: '资金到位', en: 'funds' }, paid: { zh: '支付', en: 'paid' },
};

/** A problem with its sentence, and what would have been accepted, in a language. */
export interface WordedProblem extends Omit<ImportProblem, 'facts'> { message: string; accepted: string }

/** Words a problem. */
export function wordProblem({ facts, ...problem }: ImportProblem, language: Language): WordedProblem {
  const { code } = problem;
  const known = inWords(facts, language);
  if (!isOwn(code)) return { ...problem, message: code in refusals ? wordRefusal(code, known, language) : code, accepted: String(known['accepted'] ?? '') };
  const { accepted, ...message } = IMPORT_PROBLEMS[code];
  return { ...problem, message: filledIn(message[language], known), accepted: filledIn(accepted[language], known) };
}

const isOwn = (code: string): code is keyof typeof IMPORT_PROBLEMS => Object.hasOwn(IMPORT_PROBLEMS, code);
const filledIn = (text: string, facts: ProblemFacts): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));

/** A series is kept as its code and read as its word. */
const inWords = (facts: ProblemFacts, language: Language): ProblemFacts => {
  const series = SERIES_WORDS[String(facts['series'])];
  return series ? { ...facts, series: series[language] } : facts;
};
