import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Contract, usePaymentsOfProject, useTiePayments } from '../client/contracts.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { formatFen } from '../ui/money/format-fen.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { useWord } from '../language/use-language.js';

interface Typed {
  entryIds: string[];
}

/** Shows a dialog that ties payments of the ledger to a contract, each to one contract alone. */
export function PaymentsDialog({
  contract,
  contracts,
  unit,
  onDone,
  onClose,
}: {
  contract: Contract;
  contracts: readonly Contract[];
  unit: MoneyUnit;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const entries = usePaymentsOfProject(contract.projectId).data?.items ?? [];
  const tie = useTiePayments(contract);
  const taken = new Set(
    contracts
      .filter(({ id }) => id !== contract.id)
      .flatMap(({ payments }) => payments.map(({ entryId }) => entryId)),
  );
  const free = entries.filter(({ id, reversesId }) => reversesId === null && !taken.has(id));
  return (
    <FormDialog<Typed>
      name="contract-payments"
      title={t('contracts.tie')}
      submit={t('contracts.tieSubmit')}
      form={form}
      initial={{ entryIds: contract.payments.map(({ entryId }) => entryId) }}
      pending={tie.isPending}
      error={tie.error}
      onClose={onClose}
      onSubmit={({ entryIds }) => tie.mutate(entryIds, { onSuccess: onDone })}
    >
      <p className="soft small">{t('contracts.tieHint')}</p>
      <Form.Item name="entryIds" label={t('contracts.payments')}>
        <Select
          mode="multiple"
          notFoundContent={t('contracts.noPayments')}
          options={free.map(({ id, sequence, month, amountFen }) => ({
            value: id,
            label: t('contracts.paymentOf', {
              sequence,
              month,
              amount: `${formatFen(amountFen, unit).text} ${word('moneyUnit', unit)}`,
            }),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
