import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Milestone, useReforecast } from '../client/milestones.js';
import { ApiProblem } from '../client/problem.js';
import { useWord } from '../language/use-language.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { readDay } from '../ui/day/read-day.js';
import { Sheet, type SheetCell } from '../ui/sheet/sheet.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { useFieldProblem } from '../ui/wording/use-field-problem.js';
import { useKeyHint } from './move-limits/use-key-hint.js';
import { MOVE_REASONS, type MoveReason } from './milestone-state.js';

interface ReforecastProps {
  projectId: string;
  milestones: readonly Milestone[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/**
 * Shows a table in which the forecasts of several milestones are typed or pasted and saved together,
 * with one reason and its words.
 */
export function ReforecastSection({ projectId, milestones, onDone, onClose }: ReforecastProps) {
  const { t } = useTranslation();
  const word = useWord();
  const id = useId();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const save = useReforecast(projectId);
  const keyHint = useKeyHint();
  const open = milestones.filter(({ actualOn }) => actualOn === null);
  const edited = open.flatMap((milestone) => {
    const text = typed.get(milestone.id);
    if (text === undefined || text.trim() === milestone.forecastOn) return [];
    return [{ milestone, forecastOn: readDay(text) }];
  });
  const ready =
    edited.length > 0 &&
    edited.every(({ forecastOn }) => forecastOn !== null) &&
    reason !== '' &&
    words.trim() !== '';
  const send = (): void => {
    save.mutate(
      {
        items: edited.map(({ milestone, forecastOn }) => ({
          id: milestone.id,
          version: milestone.version,
          forecastOn: forecastOn ?? '',
        })),
        reason: reason as MoveReason,
        explanation: words.trim(),
      },
      {
        onSuccess: ({ items }) => {
          const filed = items.filter(({ changeRequestId }) => changeRequestId !== null).length;
          onDone(t('milestones.reforecastedMany', { count: items.length - filed, filed }));
        },
      },
    );
  };
  return (
    <div className="panel">
      <ForecastSheet
        open={open}
        typed={typed}
        ids={edited.map(({ milestone }) => milestone.id)}
        error={save.error}
        onType={(edits) => {
          save.reset();
          setTyped((now) => new Map([...now, ...edits]));
        }}
      />
      {open.some(({ key }) => key) && <p className="soft small">{keyHint}</p>}
      <div className="filters">
        <div className="filter">
          <label htmlFor={id}>{t('milestones.reason')}</label>
          <select
            id={id}
            className="cell"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          >
            <option value="">{t('planDates.choose')}</option>
            {MOVE_REASONS.map((one) => (
              <option key={one} value={one}>
                {word('milestoneReason', one)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <label htmlFor={`${id}-words`}>{t('milestones.why')}</label>
      <Input.TextArea
        id={`${id}-words`}
        rows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {save.error && <ProblemMessage error={save.error} />}
      <div className="actions" style={{ marginTop: 8 }}>
        <Button type="primary" disabled={!ready} loading={save.isPending} onClick={send}>
          {t('milestones.saveForecasts', { count: edited.length })}
        </Button>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </div>
    </div>
  );
}

function ForecastSheet({
  open,
  typed,
  ids,
  error,
  onType,
}: {
  open: readonly Milestone[];
  typed: ReadonlyMap<string, string>;
  ids: readonly string[];
  error: unknown;
  onType: (edits: readonly [string, string][]) => void;
}) {
  const { t } = useTranslation();
  const worded = useFieldProblem();
  const errors = error instanceof ApiProblem ? (error.problem?.errors ?? []) : [];
  const byId = new Map(open.map((milestone) => [milestone.id, milestone]));
  const problemOf = (row: string, text: string): string | null => {
    const found = errors.find(({ path }) => path.startsWith(`items.${ids.indexOf(row)}.`));
    if (found) return worded(found).message;
    return readDay(text) === null ? t('planDates.wrong.unreadable') : null;
  };
  const cell = (row: string, column: string): SheetCell => {
    const milestone = byId.get(row);
    if (!milestone) return { shown: null };
    if (column === 'baseline')
      return { shown: <span className="nowrap">{milestone.baselineOn}</span> };
    const text = typed.get(row) ?? milestone.forecastOn;
    return {
      typed: text,
      label: t('milestones.ofMilestone', {
        action: t('milestones.newForecast'),
        name: milestone.name,
      }),
      changed: text.trim() !== milestone.forecastOn,
      problem: problemOf(row, text),
    };
  };
  return (
    <Sheet
      caption={t('milestones.reforecastCaption')}
      corner={t('milestones.name')}
      empty={t('milestones.empty')}
      onType={(edits) => onType(edits.map(({ row, text }): [string, string] => [row, text]))}
      rows={open.map(({ id, name }) => ({ key: id, title: <InChinese>{name}</InChinese> }))}
      columns={[
        { key: 'baseline', title: t('milestones.baseline') },
        { key: 'forecast', title: t('milestones.newForecast') },
      ]}
      cell={cell}
    />
  );
}
