import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type LedgerChangeRequest,
  useReturnLedgerChangeRequest,
  useUndoLedgerChangeRequest,
} from '../../client/change-requests.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

interface Typed {
  reason: string;
}
interface DialogOf {
  action: 'return' | 'undo';
  proposal: Pick<LedgerChangeRequest, 'id' | 'entries'>;
  reason?: string | undefined;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/**
 * Shows a dialog that asks for a reason, to return a change request or to request the reversal of
 * its entries.
 */
export function ReasonDialog({
  action,
  proposal: { id, entries },
  reason,
  onDone,
  onClose,
}: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const [sendBack, undo] = [useReturnLedgerChangeRequest(id), useUndoLedgerChangeRequest(id)];
  const act = action === 'return' ? sendBack : undo;
  return (
    <FormDialog<Typed>
      name="reason"
      title={t(`approvals.${action}Title`)}
      submit={t(`approvals.${action}`)}
      danger={action === 'undo'}
      form={form}
      initial={{ reason }}
      pending={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(typed) =>
        act.mutate(typed, {
          onSuccess: () => onDone(t(`approvals.${action}Done`, { count: entries })),
        })
      }
    >
      <p className="soft small" style={{ margin: '0 0 10px' }}>
        {t(`approvals.${action}What`, { count: entries })}
      </p>
      <Form.Item
        name="reason"
        label={t(`approvals.${action}Reason`)}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
