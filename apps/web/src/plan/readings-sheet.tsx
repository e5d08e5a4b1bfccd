import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../client/plan.js';
import { type NewIndicatorReading, useFileIndicatorReadings } from '../client/readings.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { Sheet, type SheetEdit } from '../ui/sheet/sheet.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { typedReading } from './typed-reading.js';

interface ReadingsSheetProps {
  plan: string | undefined;
  indicators: readonly Indicator[];
  onFiled: (requestId: string) => void;
  onClose: () => void;
}

/**
 * Shows a table in which values of all indicators are typed, or pasted as a column of a
 * spreadsheet, and filed as one request.
 */
export function ReadingsSheet({ plan, indicators, onFiled, onClose }: ReadingsSheetProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const file = useFileIndicatorReadings(plan);
  const keep = (edits: readonly SheetEdit[]): void =>
    setTyped((before) => new Map([...before, ...edits.map((one) => [one.row, one.text] as const)]));
  const given = [...typed].filter(([, text]) => text.trim() !== '');
  const wrong = given.filter(([, text]) => typedReading(text) === null);
  const submit = ({ on, source }: { on: string; source: string }): void => {
    const items: NewIndicatorReading[] = given.map(([number, text]) => ({
      number: Number(number),
      value: typedReading(text) ?? text,
      on,
      source,
    }));
    file.mutate(items, { onSuccess: ({ id }) => onFiled(id) });
  };
  return (
    <section className="panel" aria-label={t('readings.sheet')}>
      <h2>{t('readings.sheet')}</h2>
      <p className="soft">{t('readings.sheetHint')}</p>
      {file.error && <ProblemMessage error={file.error} />}
      <Form
        name="readings-sheet"
        layout="vertical"
        initialValues={{ on: cityToday() }}
        onFinish={submit}
      >
        <div className="fields">
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
          >
            <Input maxLength={500} />
          </Form.Item>
        </div>
        <Sheet
          caption={t('readings.sheet')}
          corner={t('indicators.name')}
          rows={indicators.map(({ number, name, unit }) => ({
            key: String(number),
            title: (
              <InChinese>
                {number} {name}（{unit}）
              </InChinese>
            ),
          }))}
          columns={[{ key: 'value', title: t('readings.value') }]}
          cell={(row) => {
            const text = typed.get(row) ?? '';
            const bad = text.trim() !== '' && typedReading(text) === null;
            return {
              typed: text,
              label: indicators.find(({ number }) => String(number) === row)?.name ?? row,
              changed: text !== '',
              problem: bad ? t('readings.notANumber') : null,
            };
          }}
          onType={keep}
          empty={t('app.none')}
        />
        <p className="actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={file.isPending}
            disabled={given.length === 0 || wrong.length > 0}
          >
            {t('readings.submitAll', { count: given.length })}
          </Button>{' '}
          <Button onClick={onClose}>{t('app.cancel')}</Button>
        </p>
      </Form>
    </section>
  );
}
