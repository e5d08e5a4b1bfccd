import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type FiledReading,
  type Measured,
  type NewReading,
  useFileReading,
  useReadings,
} from '../../client/readings.js';
import { cityToday } from '../day/city-day.js';
import { DayField } from '../form/day-field.js';
import { FormDialog } from '../form/form-dialog.js';
import { DataTable } from '../table/data-table.js';
import { CodeWord } from '../wording/code-word.js';
import { InChinese } from '../wording/in-chinese.js';

interface ReadingDialogProps {
  measured: Measured;
  onFiled: (filed: FiledReading) => void;
  onClose: () => void;
}

/** Shows a dialog that files the value of a target or an indicator, with the values before it. */
export function ReadingDialog({ measured, onFiled, onClose }: ReadingDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewReading>();
  const file = useFileReading(measured);
  const { name, unit, doneOnly } = measured;
  return (
    <FormDialog<NewReading>
      name="new-reading"
      title={t('readings.recordOf', { name })}
      submit={t('readings.submit')}
      form={form}
      initial={{ on: cityToday(), ...(doneOnly ? { value: '1' } : {}) }}
      pending={file.isPending}
      error={file.error}
      onClose={onClose}
      onSubmit={(reading) => file.mutate(reading, { onSuccess: onFiled })}
    >
      <Form.Item
        name="value"
        label={doneOnly ? t('readings.done') : t('readings.value')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        {doneOnly ? (
          <Radio.Group
            options={[
              { value: '1', label: t('readings.doneYes') },
              { value: '0', label: t('readings.doneNo') },
            ]}
          />
        ) : (
          <Input inputMode="decimal" maxLength={20} suffix={unit} autoComplete="off" />
        )}
      </Form.Item>
      <Form.Item
        name="on"
        label={t('readings.on')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <DayField clearable={false} />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('readings.source')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
        extra={t('readings.sourceHint')}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Before measured={measured} />
    </FormDialog>
  );
}

/** Shows the readings that were recorded before, with who filed and approved them. */
function Before({ measured }: { measured: Measured }) {
  const { t } = useTranslation();
  const before = useReadings(measured).data?.items ?? [];
  if (before.length === 0) return null;
  return (
    <DataTable
      rows={before}
      rowKey={({ id }) => id}
      caption={t('readings.before')}
      empty={t('app.none')}
      columns={[
        { key: 'on', title: t('readings.on'), cell: ({ on }) => on },
        {
          key: 'value',
          title: t('readings.value'),
          number: true,
          cell: ({ value }) => (measured.doneOnly ? null : value),
        },
        {
          key: 'state',
          title: t('readings.state'),
          cell: ({ state }) => <CodeWord list="valueState" code={state} />,
        },
        {
          key: 'source',
          title: t('readings.source'),
          cell: ({ source }) => <InChinese>{source}</InChinese>,
        },
        {
          key: 'by',
          title: t('readings.by'),
          cell: ({ filedByName, approvedByName }) => (
            <InChinese>{[filedByName, approvedByName].filter(Boolean).join('、')}</InChinese>
          ),
        },
      ]}
    />
  );
}
