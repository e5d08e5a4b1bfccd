import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleChange, RuleVersion } from '../../client/alert-rules.js';
import { useLanguage, useWord } from '../../language/use-language.js';
import { DataTable } from '../../ui/table/data-table.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { SeverityTag } from '../alert-tags.js';
import { useRecipientWords } from '../recipient-words.js';
import { ParameterValue } from './parameter-words.js';

interface Row {
  key: string;
  name: string;
  before: ReactNode;
  after: ReactNode;
  same: boolean;
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Shows a table that compares the values of an alert rule before and after the proposed change. */
export function RuleComparison({
  before,
  change,
}: {
  before: RuleVersion | null;
  change: RuleChange;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const { recipient, step } = useRecipientWords();
  const sentence = useLanguage() === 'zh' ? change.sentenceZh : change.sentenceEn;
  const none = <span className="soft">{t('app.none')}</span>;
  const gone = <span className="soft">{t('rules.ended')}</span>;
  const lines = (words: readonly string[]): ReactNode =>
    words.length === 0 ? none : <Lines words={words} />;
  const row = (
    key: string,
    name: string,
    [was, is]: readonly [was: unknown, is: unknown],
    show: (value: never) => ReactNode,
  ): Row => ({
    key,
    name,
    before: before === null ? none : show(was as never),
    after: change.ends ? gone : show(is as never),
    same: before !== null && !change.ends && same(was, is),
  });
  const names = [
    ...new Set([...Object.keys(before?.parameters ?? {}), ...Object.keys(change.parameters)]),
  ];
  const rows: Row[] = [
    row('sentence', t('rules.sentence'), [before?.sentence, sentence], (words: string) => (
      <div className="sentence">{words}</div>
    )),
    row(
      'severity',
      t('alerts.severity'),
      [before?.severity, change.severity],
      (severity: RuleVersion['severity']) => <SeverityTag severity={severity} />,
    ),
    ...names.map((name) =>
      row(
        name,
        word('ruleParameter', name),
        [before?.parameters[name], change.parameters[name]],
        (value: unknown) => <ParameterValue value={value} />,
      ),
    ),
    row(
      'recipients',
      t('alert.recipients'),
      [before?.recipients, change.recipients],
      (all: RuleVersion['recipients']) => lines(all.map(recipient)),
    ),
    row(
      'escalation',
      t('alert.escalation'),
      [before?.escalation, change.escalation],
      (all: RuleVersion['escalation']) => lines(all.map(step)),
    ),
  ];
  return <ChangeTable rows={rows} before={before} />;
}

function Lines({ words }: { words: readonly string[] }) {
  return (
    <div className="lines">
      {words.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </div>
  );
}

function ChangeTable({ rows, before }: { rows: Row[]; before: RuleVersion | null }) {
  const { t } = useTranslation();
  return (
    <DataTable<Row>
      caption={t('rules.changeCaption')}
      rows={rows}
      rowKey={({ key }) => key}
      empty={t('app.none')}
      columns={[
        { key: 'name', title: t('rules.part'), names: true, cell: ({ name }) => name },
        {
          key: 'before',
          title:
            before === null
              ? t('rules.before')
              : t('rules.beforeVersion', { version: before.version }),
          cell: (one) => one.before,
        },
        { key: 'after', title: t('rules.after'), cell: (one) => one.after },
        {
          key: 'same',
          title: t('rules.changes'),
          cell: (one) =>
            one.same ? (
              <span className="soft">{t('rules.same')}</span>
            ) : (
              <StatusTag tone="amber">{t('rules.changed')}</StatusTag>
            ),
        },
      ]}
    />
  );
}
