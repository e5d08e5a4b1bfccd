import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type LedgerEntry, useReverseEntry } from '../client/ledger.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { useWord } from '../language/use-language.js';
import { exactYuan } from '../ui/money/format-fen.js';

interface Typed {
  reason: string;
}

/**
 * Shows a dialog that reverses a ledger entry with a reason. The reversal adds an entry with the
 * opposite amount.
 */
export function ReverseDialog({
  entry,
  taken,
  onDone,
  onClose,
}: {
  entry: LedgerEntry;
  taken?: Typed;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const reverse = useReverseEntry(entry.projectId, entry.id);
  const series = word('series', entry.series);
  return (
    <FormDialog<Typed>
      name="reverse"
      title={t('ledger.reverseTitle', { sequence: entry.sequence })}
      submit={t('ledger.reverse')}
      danger
      form={form}
      initial={taken}
      pending={reverse.isPending}
      error={reverse.error}
      onClose={onClose}
      onSubmit={(typed) =>
        reverse.mutate(typed, {
          onSuccess: () =>
            onDone(t('ledger.reversalProposed', { series, yuan: exactYuan(entry.amountFen) })),
        })
      }
    >
      <p>
        {t('ledger.reverseWhat', { series, month: entry.month, yuan: exactYuan(entry.amountFen) })}
      </p>
      <p className="soft small" style={{ margin: '6px 0 10px' }}>
        {t('ledger.reverseHint')}
      </p>
      <Form.Item
        name="reason"
        label={t('ledger.reason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
