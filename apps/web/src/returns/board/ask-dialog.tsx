import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Unit, useChangeOrganisation } from '../../client/organisations.js';
import { type BoardRow, useStaleReturns } from '../../client/returns.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

interface Wanted {
  returnsFrom?: string | null;
  returnTermsFrom: string;
  returnWorkingDay: number;
  returnEveryFlagship: '1' | '3' | '6';
  returnEveryStandard: '1' | '3' | '6';
}

interface AskDialogProps {
  row: BoardRow;
  unit: Unit;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/** Shows a dialog that sets from when on an organisation owes returns, and on which terms. */
export function AskDialog({ row, unit, onDone, onClose }: AskDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const change = useChangeOrganisation();
  const stale = useStaleReturns();
  const required = [{ required: true, message: t('app.required') }];
  const rhythms = (['1', '3', '6'] as const).map((value) => ({
    value,
    label: t(`board.every.${value}`),
  }));
  const initial = {
    returnsFrom: row.returnsFrom,
    returnTermsFrom: cityToday().slice(0, 7),
    returnWorkingDay: row.workingDay,
    returnEveryFlagship: `${row.flagshipEvery}`,
    returnEveryStandard: `${row.standardEvery}`,
  } as Wanted;
  const save = ({ returnsFrom, ...terms }: Wanted): void => {
    const kept = (
      ['returnWorkingDay', 'returnEveryFlagship', 'returnEveryStandard'] as const
    ).every((name) => terms[name] === initial[name]);
    change.mutate(
      { unit, change: { returnsFrom: returnsFrom ?? null, ...(kept ? {} : terms) } },
      {
        onSuccess: () => {
          void stale();
          onDone(t('board.done', { organisation: unit.name }));
        },
      },
    );
  };
  return (
    <FormDialog<Wanted>
      name="ask-returns"
      title={t('board.setOf', { organisation: unit.name })}
      submit={t('board.save')}
      form={form}
      initial={initial}
      pending={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={save}
    >
      <p>
        <InChinese>{unit.name}</InChinese>
      </p>
      <Form.Item name="returnsFrom" label={t('board.from')} extra={t('board.fromHint')}>
        <DayField of="month" />
      </Form.Item>
      <Form.Item name="returnWorkingDay" label={t('board.workingDay')} rules={required}>
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <Form.Item name="returnEveryFlagship" label={t('board.flagships')} rules={required}>
        <Select options={rhythms} />
      </Form.Item>
      <Form.Item name="returnEveryStandard" label={t('board.others')} rules={required}>
        <Select options={rhythms} />
      </Form.Item>
      <Form.Item
        name="returnTermsFrom"
        label={t('board.termsFrom')}
        extra={t('board.termsHint')}
        rules={required}
      >
        <DayField of="month" clearable={false} />
      </Form.Item>
    </FormDialog>
  );
}
