import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '../../client/problem.js';
import { type MonthlyReturn, readReturn, saveReturn, useKeepReturn } from '../../client/returns.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import type { SheetEdit } from '../../ui/sheet/sheet.js';
import { bodyOf, cellProblem, linesOf, type ReturnColumn, textKey } from './return-cells.js';

/** How long nothing is typed in a project before it is saved, in milliseconds. */
const PAUSE_MS = 600;
/** How often a project is saved again when another tab saves it at the same time. */
const TRIES = 3;

/** What another tab or person changed in a project that is typed here, by names of fields. */
export interface ChangedElsewhere {
  projectName: string;
  fields: string[];
}

type Texts = ReadonlyMap<string, string>;
const projectOf = (key: string): string => key.slice(0, key.indexOf(':'));

/**
 * Keeps what is typed in the returns of a month and saves each project a moment later. When the
 * same return was saved elsewhere, the newest content is loaded and the cells typed here are saved
 * over it.
 */
export function useReturnEdits(items: readonly MonthlyReturn[], unit: MoneyUnit) {
  const [texts, setTexts] = useState<Texts>(new Map());
  const [failures, setFailures] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [elsewhere, setElsewhere] = useState<ChangedElsewhere | null>(null);
  const [saving, setSaving] = useState(0);
  const now = useRef({ texts, unit });
  const newest = useRef(new Map<string, MonthlyReturn>());
  useEffect(() => {
    now.current = { ...now.current, unit };
    for (const item of items) {
      const known = newest.current.get(item.projectId);
      if (!known || known.month !== item.month || known.version <= item.version)
        newest.current.set(item.projectId, item);
    }
  }, [items, unit]);
  const keep = useKeepReturn();
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const running = useRef(new Map<string, Promise<void>>());

  const change = useCallback((to: Texts): void => {
    now.current = { ...now.current, texts: to };
    setTexts(to);
  }, []);

  const remember = useCallback(
    (saved: MonthlyReturn): void => {
      newest.current.set(saved.projectId, saved);
      keep(saved);
    },
    [keep],
  );

  const saveOnce = useCallback(
    async (projectId: string): Promise<void> => {
      for (let left = TRIES; left > 0; left -= 1) {
        const item = newest.current.get(projectId);
        const typed = now.current;
        const own = [...typed.texts].filter(([key]) => projectOf(key) === projectId);
        if (!item || own.length === 0) return;
        const rows = linesOf([item], typed);
        try {
          const saved = await saveReturn(item, bodyOf(rows, typed));
          const held = new Set(
            own
              .filter(([key]) => {
                const [rowName = '', column = ''] = key.split(' ');
                const row = rows.find((one) => one.key === rowName);
                return row && cellProblem(row, column as ReturnColumn, typed) !== null;
              })
              .map(([key]) => key),
          );
          remember(saved);
          change(
            new Map(
              [...now.current.texts].filter(
                ([key, text]) =>
                  projectOf(key) !== projectId || held.has(key) || typed.texts.get(key) !== text,
              ),
            ),
          );
          return;
        } catch (error) {
          if (!isProblem(error, 'EDIT_STALE') || left === 1) throw error;
          const fields = (error.problem?.errors ?? []).map(({ path }) => path);
          remember(await readReturn(projectId, item.month));
          setElsewhere({ projectName: item.projectName, fields });
        }
      }
    },
    [change, remember],
  );

  /** Saves a project after what is being saved of it already. */
  const save = useCallback(
    (projectId: string): Promise<void> => {
      clearTimeout(timers.current.get(projectId));
      timers.current.delete(projectId);
      setSaving((count) => count + 1);
      const turn = (running.current.get(projectId) ?? Promise.resolve())
        .then(() => saveOnce(projectId))
        .then(
          () => setFailures((before) => without(before, projectId)),
          (error: unknown) => setFailures((before) => new Map(before).set(projectId, error)),
        )
        .finally(() => setSaving((count) => count - 1));
      running.current.set(projectId, turn);
      return turn;
    },
    [saveOnce],
  );

  const type = useCallback(
    (edits: readonly SheetEdit[]): void => {
      const typed = new Map(now.current.texts);
      for (const { row, column, text } of edits) typed.set(textKey(row, column), text);
      change(typed);
      for (const projectId of new Set(edits.map(({ row }) => projectOf(row)))) {
        clearTimeout(timers.current.get(projectId));
        timers.current.set(
          projectId,
          setTimeout(() => void save(projectId), PAUSE_MS),
        );
      }
    },
    [change, save],
  );

  // What was typed last is saved when the page is left.
  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const projectId of waiting.keys()) void save(projectId);
    };
  }, [save]);

  return {
    texts,
    type,
    saving: saving > 0,
    failures,
    elsewhere,
    /** Saves everything that is typed in a project now. */
    flush: save,
    /** Stores an error of a project, such as that of its submission; null removes it. */
    fail: (projectId: string, error: unknown): void =>
      setFailures((before) =>
        error === null ? without(before, projectId) : new Map(before).set(projectId, error),
      ),
    forgetElsewhere: () => setElsewhere(null),
  };
}

const without = <Value>(map: ReadonlyMap<string, Value>, key: string): Map<string, Value> =>
  new Map([...map].filter(([one]) => one !== key));
