import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportUnit, type LedgerImport, useUploadImport } from '../client/ledger-imports.js';
import { newRequestKey } from '../client/request-key.js';
import { useWord } from '../language/use-language.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { readControlTotal } from './control-total.js';

const UNITS: readonly ImportUnit[] = ['万元', '元', '亿元', '分'];
const CONFIRMATIONS = ['unitConfirmed', 'repeatConfirmed', 'openingConfirmed'] as const;
const TOTALS = ['completed', 'funds', 'paid'] as const;
interface Values {
  sheet?: string;
  unit: ImportUnit;
  completed?: string;
  funds?: string;
  paid?: string;
  unitConfirmed?: boolean;
  repeatConfirmed?: boolean;
  openingConfirmed?: boolean;
}

/**
 * Shows a form to upload a file of historical ledger entries with its unit and control totals. The
 * file is only checked; nothing is added to the ledger yet.
 */
export function UploadForm({ onDone }: { onDone: (taken: LedgerImport) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Values>();
  const unit = Form.useWatch('unit', form) ?? '万元';
  const fileId = useId();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const upload = useUploadImport();
  const submit = (values: Values): void => {
    setMissing(file === null);
    if (!file) return;
    const fen = (typed: string | undefined): string | null =>
      typed?.trim() ? readControlTotal(typed, values.unit) : null;
    upload.mutate(
      {
        requestKey: newRequestKey(),
        file,
        sheet: values.sheet?.trim() || null,
        unit: values.unit,
        unitConfirmed: values.unitConfirmed ?? false,
        repeatConfirmed: values.repeatConfirmed ?? false,
        openingConfirmed: values.openingConfirmed ?? false,
        controlCompletedFen: fen(values.completed),
        controlFundsFen: fen(values.funds),
        controlPaidFen: fen(values.paid),
      },
      { onSuccess: onDone },
    );
  };
  const readable = (_: unknown, typed: string | undefined): Promise<void> =>
    !typed?.trim() || readControlTotal(typed, unit) !== null
      ? Promise.resolve()
      : Promise.reject(new Error(t('imports.totalRefused', { unit: word('importUnit', unit) })));
  return (
    <Form<Values>
      name="ledger-import"
      form={form}
      layout="vertical"
      initialValues={{ unit: '万元' }}
      onFinish={submit}
      disabled={upload.isPending}
      style={{ maxWidth: 640 }}
    >
      <Form.Item
        label={t('imports.file')}
        htmlFor={fileId}
        required
        validateStatus={missing && !file ? 'error' : ''}
        help={missing && !file ? t('imports.fileMissing') : t('imports.fileHint')}
      >
        <input
          id={fileId}
          type="file"
          accept=".csv,.xlsx"
          aria-required="true"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </Form.Item>
      <Form.Item name="sheet" label={t('imports.sheet')} extra={t('imports.sheetHint')}>
        <Input style={{ width: 240 }} maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="unit" label={t('imports.unit')} extra={t('imports.unitHint')}>
        <Select
          style={{ width: 160 }}
          options={UNITS.map((value) => ({ value, label: word('importUnit', value) }))}
        />
      </Form.Item>
      <fieldset className="plain">
        <legend>{t('imports.controlTotals', { unit: word('importUnit', unit) })}</legend>
        <p className="soft">{t('imports.controlHint')}</p>
        {TOTALS.map((series) => (
          <Form.Item
            key={series}
            name={series}
            label={t(`code.series.${series}`)}
            rules={[{ validator: readable }]}
          >
            <Input inputMode="decimal" style={{ width: 240 }} autoComplete="off" />
          </Form.Item>
        ))}
      </fieldset>
      {CONFIRMATIONS.map((name) => (
        <Form.Item key={name} name={name} valuePropName="checked" extra={t(`imports.${name}Hint`)}>
          <Checkbox>{t(`imports.${name}`)}</Checkbox>
        </Form.Item>
      ))}
      {upload.error && <ProblemMessage error={upload.error} />}
      <Button type="primary" htmlType="submit" loading={upload.isPending}>
        {t('imports.rehearse')}
      </Button>
    </Form>
  );
}
