import { useState } from 'react';
import {
  type DerivedAnswer,
  type DerivedMilestone,
  useAnswerDerived,
} from '../../client/milestones.js';
import { ApiProblem } from '../../client/problem.js';
import type { SheetEdit } from '../../ui/sheet/sheet.js';
import { type Column, needsWords, NOTHING, readAnswer, type Typed } from './read-answer.js';

/** Manages what is typed on the page of plan dates, and sends it. */
export function usePlanDates(items: readonly DerivedMilestone[]) {
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<readonly string[]>([]);
  const save = useAnswerDerived();

  const rows = items.map((milestone) => {
    const texts = typed.get(milestone.id) ?? NOTHING;
    return { milestone, texts, ...readAnswer(texts) };
  });
  const answered = rows.filter(({ answer }) => answer !== null);
  const wordsNeeded = answered.some(({ texts }) => needsWords(texts.answer));
  const wordsMissing = wordsNeeded && words.trim() === '';
  const broken = rows.some(({ problems }) => problems.size > 0) || wordsMissing;
  const refused = save.error instanceof ApiProblem ? (save.error.problem?.errors ?? []) : [];

  const type = (edits: readonly SheetEdit[]): void => {
    save.reset();
    setTyped((now) => {
      const next = new Map(now);
      for (const { row, column, text } of edits)
        next.set(row, { ...(next.get(row) ?? NOTHING), [column as Column]: text });
      return next;
    });
  };

  return {
    rows,
    answered,
    words,
    setWords,
    wordsNeeded,
    /** Whether problems are shown: from the first attempt to save on. */
    tried,
    wordsMissing,
    saving: save.isPending,
    error: save.error,
    type,
    /** Returns the problem that the server found in a cell. */
    serverProblem: (id: string, column: string) =>
      refused.find(({ path }) => path === `items.${sent.indexOf(id)}.${column}`),
    /** Fills all rows that have no answer yet. */
    fill: (answer: string, on: string): void =>
      type(
        rows
          .filter(({ texts }) => texts.answer === '')
          .flatMap(({ milestone: { id } }) => [
            { row: id, column: 'answer', text: answer },
            { row: id, column: 'on', text: on },
          ]),
      ),
    send: (onDone: (count: number) => void): void => {
      setTried(true);
      if (broken || answered.length === 0) return;
      const given = words.trim();
      const body = answered.flatMap(({ milestone, answer, texts }): DerivedAnswer[] =>
        answer === null
          ? []
          : [
              {
                ...answer,
                id: milestone.id,
                version: milestone.version,
                ...(given && needsWords(texts.answer) ? { explanation: given } : {}),
              },
            ],
      );
      setSent(body.map(({ id }) => id));
      save.mutate(body, {
        onSuccess: () => {
          setTyped(new Map());
          setWords('');
          setTried(false);
          onDone(body.length);
        },
      });
    },
  };
}
