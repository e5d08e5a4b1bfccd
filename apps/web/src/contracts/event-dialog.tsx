import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type Contract,
  type ContractEventKind,
  useFileContractEvent,
} from '../client/contracts.js';
import { useWord } from '../language/use-language.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { AmountField, readFen, type TypedAmount } from '../ui/money/amount-field.js';

interface Typed extends TypedAmount {
  kind: ContractEventKind;
  on: string;
  words: string;
  document?: string;
}

/** Lists what can happen next to a contract: nothing after its settlement. */
export const eventsAfter = ({
  submittedFen,
  settledFen,
}: Pick<Contract, 'submittedFen' | 'settledFen'>): readonly ContractEventKind[] => {
  if (settledFen !== null) return [];
  const open = ['change', 'visa', 'settlement-submitted'] as const;
  return submittedFen === null ? open : [...open, 'settled'];
};

const isChange = (kind: ContractEventKind | undefined): boolean =>
  kind === 'change' || kind === 'visa';

/** Shows a dialog that files what happened to a contract: a change, or a step of its settlement. */
export function EventDialog({
  contract,
  onFiled,
  onClose,
}: {
  contract: Contract;
  onFiled: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form);
  const file = useFileContractEvent(contract);
  const required = { required: true, message: t('app.required') };
  const options = { signed: isChange(kind) };
  const submit = ({ amount, unit, document, ...typed }: Typed): void => {
    const amountFen = readFen({ unit, ...(amount === undefined ? {} : { amount }) }, options);
    if (amountFen === null) return;
    file.mutate({ ...typed, amountFen, document: textOrNothing(document) }, { onSuccess: onFiled });
  };
  return (
    <FormDialog<Typed>
      name="contract-event"
      title={t('contracts.addEvent')}
      submit={t('contracts.submit')}
      form={form}
      initial={{ unit: 'wan', on: cityToday() }}
      pending={file.isPending}
      error={file.error}
      fieldOf={{ amountFen: 'amount' }}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className="field-row">
        <Form.Item
          name="kind"
          label={t('contracts.event')}
          rules={[required]}
          style={{ flex: '1 1 180px' }}
        >
          <Select
            options={eventsAfter(contract).map((value) => ({
              value,
              label: word('contractEvent', value),
            }))}
          />
        </Form.Item>
        <Form.Item name="on" label={t('contracts.on')} rules={[required]}>
          <DayField max={cityToday()} min={contract.signedOn} />
        </Form.Item>
      </div>
      <AmountField
        label={t(isChange(kind) ? 'contracts.changeAmount' : 'contracts.amount')}
        required
        options={options}
      />
      <Form.Item
        name="words"
        label={t('contracts.words')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="document" label={t('contracts.documentOptional')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
