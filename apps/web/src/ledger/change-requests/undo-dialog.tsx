import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type LedgerChangeRequest,
  useUndoLedgerChangeRequest,
} from '../../client/change-requests.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

interface Typed {
  reason: string;
}
interface DialogOf {
  proposal: Pick<LedgerChangeRequest, 'id' | 'entries'>;
  reason?: string | undefined;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/** Shows a dialog that asks for the reason to request the reversal of all entries of a request. */
export function UndoDialog({ proposal: { id, entries }, reason, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const undo = useUndoLedgerChangeRequest(id);
  return (
    <FormDialog<Typed>
      name="reason"
      title={t('approvals.undoTitle')}
      submit={t('approvals.undo')}
      danger
      form={form}
      initial={{ reason }}
      pending={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onSubmit={(typed) =>
        undo.mutate(typed, {
          onSuccess: () => onDone(t('approvals.undoDone', { count: entries })),
        })
      }
    >
      <p className="soft small" style={{ margin: '0 0 10px' }}>
        {t('approvals.undoWhat', { count: entries })}
      </p>
      <Form.Item
        name="reason"
        label={t('approvals.undoReason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
