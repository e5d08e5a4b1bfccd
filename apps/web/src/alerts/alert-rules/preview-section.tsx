import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RulePreview, type TriedRule, usePreviewRule } from '../../client/alert-rules.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { DataTable } from '../../ui/table/data-table.js';

interface PreviewSectionProps {
  /** Returns the rule to preview; null while the form is not valid. */
  tried: () => Promise<TriedRule | null>;
  label: string;
}

const COUNTS = [
  'projects',
  'standing',
  'wouldRaise',
  'wouldClear',
  'wouldStay',
  'cannotBeJudged',
  'noData',
  'silent',
  'failures',
] as const satisfies readonly (keyof RulePreview)[];

/**
 * Shows the alerts that a rule would raise over all projects, today and on past days, before a user
 * decides about the rule.
 */
export function PreviewSection({ tried, label }: PreviewSectionProps) {
  const { t } = useTranslation();
  const day = useId();
  const preview = usePreviewRule();
  const [on, setOn] = useState<string | null>(null);
  const [results, setResults] = useState<readonly RulePreview[]>([]);
  const run = async (): Promise<void> => {
    const rule = await tried();
    if (rule === null) return;
    preview.mutate(
      { rule, on: on ?? cityToday() },
      {
        onSuccess: (found) =>
          setResults((now) => [found, ...now.filter((one) => one.on !== found.on)]),
      },
    );
  };
  const [latest] = results;
  return (
    <div className="lines" role="group" aria-label={label}>
      <div className="filters">
        <div className="filter">
          <label htmlFor={day}>{t('rules.previewOn')}</label>
          <DayField
            id={day}
            value={on}
            max={cityToday()}
            placeholder={t('rules.today')}
            onChange={setOn}
          />
        </div>
        <Button loading={preview.isPending} onClick={() => void run()}>
          {t('rules.preview')}
        </Button>
      </div>
      {preview.error && <ProblemMessage error={preview.error} />}
      <p role="status">
        {latest &&
          t('rules.previewSays', {
            on: latest.on,
            raise: latest.wouldRaise,
            clear: latest.wouldClear,
            stay: latest.wouldStay,
            unjudged: latest.cannotBeJudged,
            noData: latest.noData,
          })}
      </p>
      {results.length > 0 && <PreviewTable results={results} />}
    </div>
  );
}

function PreviewTable({ results }: { results: readonly RulePreview[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('rules.previewCaption')}
      rows={results}
      rowKey={(result) => result.on}
      empty={t('app.none')}
      columns={[
        {
          key: 'on',
          title: t('rules.previewDay'),
          names: true,
          cell: (result) => <span className="nowrap">{result.on}</span>,
        },
        ...COUNTS.map((name) => ({
          key: name,
          title: t(`rules.count.${name}`),
          number: true,
          cell: (result: RulePreview) => result[name],
        })),
      ]}
    />
  );
}
