import { AutoComplete, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ContractKind, type ContractLine, useFileContract } from '../client/contracts.js';
import { useWord } from '../language/use-language.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { AmountField, readFen, type TypedAmount } from '../ui/money/amount-field.js';

const KINDS = [
  'construction',
  'turnkey',
  'survey',
  'design',
  'supervision',
  'equipment',
  'materials',
  'services',
  'land',
  'other',
] as const satisfies readonly ContractKind[];

interface Typed extends TypedAmount {
  kind: ContractKind;
  name?: string;
  contractNumber?: string;
  counterparty: string;
  signedOn: string;
  costLine?: string | null;
  note?: string;
}

/**
 * Shows a dialog that files a contract of a project. Where the approved estimate states lines, one
 * of them is chosen; otherwise a line is typed.
 */
export function ContractDialog({
  projectId,
  lines,
  onFiled,
  onClose,
}: {
  projectId: string;
  lines: readonly ContractLine[];
  onFiled: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const file = useFileContract(projectId);
  const submit = ({ amount, unit, name, contractNumber, note, costLine, ...typed }: Typed): void =>
    file.mutate(
      {
        ...typed,
        name: textOrNothing(name),
        contractNumber: textOrNothing(contractNumber),
        note: textOrNothing(note),
        costLine: textOrNothing(costLine ?? undefined),
        amountFen: readFen({ unit, ...(amount === undefined ? {} : { amount }) }),
      },
      { onSuccess: onFiled },
    );
  return (
    <FormDialog<Typed>
      name="contract"
      title={t('contracts.add')}
      submit={t('contracts.submit')}
      form={form}
      initial={{ unit: 'wan' }}
      pending={file.isPending}
      error={file.error}
      fieldOf={{ amountFen: 'amount' }}
      onClose={onClose}
      onSubmit={submit}
    >
      <ContractFields lines={lines} />
    </FormDialog>
  );
}

function ContractFields({ lines }: { lines: readonly ContractLine[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const required = { required: true, message: t('app.required') };
  const stated = lines.filter(({ estimateFen }) => estimateFen !== null);
  const options = (stated.length > 0 ? stated : lines).flatMap(({ name }) =>
    name === null ? [] : [{ value: name, label: name }],
  );
  return (
    <>
      <div className="field-row">
        <Form.Item
          name="kind"
          label={t('contracts.kind')}
          rules={[required]}
          style={{ flex: '1 1 180px' }}
        >
          <Select options={KINDS.map((value) => ({ value, label: word('contractKind', value) }))} />
        </Form.Item>
        <Form.Item name="signedOn" label={t('contracts.signedOn')} rules={[required]}>
          <DayField max={cityToday()} />
        </Form.Item>
      </div>
      <Form.Item
        name="counterparty"
        label={t('contracts.counterparty')}
        extra={t('contracts.counterpartyHint')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <AmountField label={t('contracts.amountOptional')} required={false} />
      <Form.Item name="costLine" label={t('contracts.costLineOptional')}>
        {stated.length > 0 ? (
          <Select allowClear options={options} />
        ) : (
          <AutoComplete options={options} maxLength={100} />
        )}
      </Form.Item>
      <div className="field-row">
        <Form.Item name="name" label={t('contracts.nameOptional')} style={{ flex: '1 1 220px' }}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="contractNumber" label={t('contracts.numberOptional')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('contracts.noteOptional')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}
