import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FundingSource, type Series, usePostEntry } from '../../../client/ledger.js';
import type { ProjectDetail } from '../../../client/projects.js';
import { cityToday } from '../../../day/city-day.js';
import { DayField } from '../../../form/day-field.js';
import { FormDialog } from '../../../form/form-dialog.js';
import { useWord } from '../../../language/use-language.js';
import { exactYuan } from '../../../money/format-fen.js';
import { MONEY_UNITS, type MoneyUnit } from '../../../money/money-unit.js';
import { parseAmount } from '../../../money/parse-amount.js';
import { AmountPreview } from './amount-preview.js';
import { FUNDING_SOURCES, SERIES } from './series.js';

interface Typed { series: Series; month: string; effectiveOn?: string | null; amount: string; unit: MoneyUnit; fundingSource?: FundingSource | null; document?: string; note?: string }

const textOrNothing = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** Posts an entry. The amount is typed in the unit of the document at hand and kept to the fen. */
export function PostDialog({ project, onDone, onClose }: { project: ProjectDetail; onDone: (said: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const series = Form.useWatch('series', form);
  const month = Form.useWatch('month', form);
  const post = usePostEntry(project.id);
  const today = cityToday();
  const required = { required: true, message: t('app.required') };

  const submit = ({ amount, unit, effectiveOn, fundingSource, document, note, ...typed }: Typed): void => {
    const read = parseAmount(amount, unit);
    if ('refusal' in read) return;
    post.mutate(
      { ...typed, amountFen: read.fen.toString(), effectiveOn: effectiveOn ?? undefined, fundingSource: fundingSource ?? undefined, document: textOrNothing(document), note: textOrNothing(note) },
      { onSuccess: () => onDone(t('ledger.proposed', { series: word('series', typed.series), yuan: exactYuan(read.fen) })) },
    );
  };

  return (
    <FormDialog<Typed>
      name="post" title={t('ledger.post')} submit={t('ledger.post')} form={form} initial={{ series: 'completed', month: today.slice(0, 7), unit: 'wan' }}
      pending={post.isPending} error={post.error} fieldOf={{ amountFen: 'amount' }} onSubmit={submit} onClose={onClose}
    >
      <div className="field-row">
        <Form.Item name="series" label={t('ledger.series')} rules={[required]}><Select style={{ width: 170 }} options={SERIES.map((value) => ({ value, label: word('series', value) }))} /></Form.Item>
        <Form.Item name="month" label={t('ledger.month')} rules={[required]}><DayField of="month" max={today.slice(0, 7)} clearable={false} /></Form.Item>
        <Form.Item name="effectiveOn" label={t('ledger.dayOptional')}><DayField min={month && `${month}-01`} max={month === today.slice(0, 7) ? today : month && `${month}-31`} /></Form.Item>
      </div>
      <p className="soft small" style={{ marginBottom: 10 }}>{t('ledger.dayHint')}</p>
      <div className="field-row">
        <Form.Item name="amount" label={t('ledger.amount')} dependencies={['unit']} rules={[required, ({ getFieldValue }) => ({ validator: (_, typed?: string) => refuseAmount(typed, getFieldValue('unit') as MoneyUnit, (refusal) => t(`ledger.refusal.${refusal}`)) })]}>
          <Input inputMode="decimal" autoComplete="off" maxLength={40} style={{ width: 220 }} />
        </Form.Item>
        <Form.Item name="unit" label={t('ledger.unit')} rules={[required]}><Select style={{ width: 120 }} options={MONEY_UNITS.map((value) => ({ value, label: word('moneyUnit', value) }))} /></Form.Item>
      </div>
      <AmountPreview form={form} project={project} />
      <Form.Item name="fundingSource" label={t('ledger.source')} rules={series === 'completed' ? [] : [{ required: true, message: t('ledger.sourceNeeded') }]}>
        <Select allowClear={series === 'completed'} showSearch={{ optionFilterProp: 'label' }} options={FUNDING_SOURCES.map((value) => ({ value, label: word('fundingSource', value) }))} />
      </Form.Item>
      <Form.Item name="document" label={t('ledger.documentOptional')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="note" label={t('ledger.noteOptional')}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}

/** Rejects with the reason in words; an empty amount is refused by being required. */
function refuseAmount(typed: string | undefined, unit: MoneyUnit, word: (refusal: 'not-a-number' | 'not-positive' | 'finer-than-fen' | 'too-large') => string): Promise<void> {
  const read = typed ? parseAmount(typed, unit) : null;
  return read && 'refusal' in read ? Promise.reject(new Error(word(read.refusal))) : Promise.resolve();
}
