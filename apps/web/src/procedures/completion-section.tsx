import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type CompletionFact,
  type CompletionFacts,
  useCompletionFacts,
  useRecordCompletion,
} from '../client/procedures.js';
import { useWord } from '../language/use-language.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { RecordSection } from '../ui/record-section.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';

const FACTS = [
  'works-complete',
  'acceptance',
  'in-use',
  'final-account',
  'final-account-approval',
  'asset-transfer',
] as const satisfies readonly CompletionFact[];

/** Shows the six facts of a project's completion, and when its final account is due. */
export function CompletionSection({
  projectId,
  mayRecord,
}: {
  projectId: string;
  mayRecord: boolean;
}) {
  const { t } = useTranslation();
  return (
    <RecordSection
      title={t('completion.title')}
      add={mayRecord ? t('completion.record') : null}
      query={useCompletionFacts(projectId)}
      show={(facts) => <Facts facts={facts} />}
      dialog={(done, close) => <RecordDialog projectId={projectId} onDone={done} onClose={close} />}
    />
  );
}

function Facts({ facts: { items, finalAccount } }: { facts: CompletionFacts }) {
  const { t } = useTranslation();
  const rows = FACTS.map((fact) => ({ fact, recorded: items.find((one) => one.fact === fact) }));
  return (
    <>
      {finalAccount && <Clock clock={finalAccount} />}
      <DataTable
        rows={rows}
        rowKey={({ fact }) => fact}
        caption={t('completion.caption')}
        empty={t('app.none')}
        columns={[
          {
            key: 'fact',
            title: t('completion.fact'),
            names: true,
            cell: ({ fact }) => <CodeWord list="completionFact" code={fact} />,
          },
          {
            key: 'on',
            title: t('completion.on'),
            cell: ({ recorded }) =>
              recorded ? (
                <span className="nowrap">{recorded.on}</span>
              ) : (
                <span className="soft">{t('completion.notYet')}</span>
              ),
          },
          {
            key: 'document',
            title: t('completion.document'),
            cell: ({ recorded }) => {
              if (!recorded) return null;
              return recorded.document === null ? (
                <span className="soft">{t('completion.noDocument')}</span>
              ) : (
                <InChinese className="recorded">{recorded.document}</InChinese>
              );
            },
          },
          {
            key: 'by',
            title: t('completion.recordedBy'),
            cell: ({ recorded }) =>
              recorded?.recordedByName && <InChinese>{recorded.recordedByName}</InChinese>,
          },
        ]}
      />
    </>
  );
}

function Clock({ clock }: { clock: NonNullable<CompletionFacts['finalAccount']> }) {
  const { t } = useTranslation();
  const { since, dueOn, filedOn, late } = clock;
  const said =
    filedOn === null
      ? t(late ? 'completion.late' : 'completion.due', { day: dueOn, since })
      : t(late ? 'completion.filedLate' : 'completion.filed', { day: filedOn, due: dueOn });
  return (
    <p>
      {late && filedOn === null ? <StatusTag tone="red">{said}</StatusTag> : <span>{said}</span>}
    </p>
  );
}

interface Typed {
  fact: CompletionFact;
  on: string;
  document?: string;
}

function RecordDialog({
  projectId,
  onDone,
  onClose,
}: {
  projectId: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const record = useRecordCompletion(projectId);
  const required = { required: true, message: t('app.required') };
  return (
    <FormDialog<Typed>
      name="completion"
      title={t('completion.record')}
      submit={t('completion.record')}
      form={form}
      initial={{ on: cityToday() }}
      pending={record.isPending}
      error={record.error}
      onClose={onClose}
      onSubmit={({ fact, on, document }) =>
        record.mutate(
          { fact, on, document: textOrNothing(document) },
          {
            onSuccess: () =>
              onDone(t('completion.recorded', { fact: word('completionFact', fact), day: on })),
          },
        )
      }
    >
      <p className="soft small">{t('completion.correctHint')}</p>
      <Form.Item name="fact" label={t('completion.fact')} rules={[required]}>
        <Select options={FACTS.map((value) => ({ value, label: word('completionFact', value) }))} />
      </Form.Item>
      <Form.Item name="on" label={t('completion.on')} rules={[required]}>
        <DayField clearable={false} max={cityToday()} />
      </Form.Item>
      <Form.Item name="document" label={t('completion.documentOptional')}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
