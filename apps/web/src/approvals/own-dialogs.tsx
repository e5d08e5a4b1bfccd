import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Approval, useEditApproval, type useWithdraw } from '../client/approvals.js';
import { isProblem } from '../client/problem.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';

/** The withdrawal of a request; held outside of the dialog, which closes with its success. */
export type Withdrawal = ReturnType<typeof useWithdraw>;

interface DialogOf {
  request: Approval;
  onDone: (words: string) => void;
  onClose: () => void;
}

/** Shows the dialog with which the user edits the note of their request, or withdraws it. */
export const OwnDialog = ({
  asks,
  withdraw,
  ...rest
}: DialogOf & { asks: 'note' | 'withdraw'; withdraw: Withdrawal }) =>
  asks === 'note' ? (
    <NoteDialog {...rest} />
  ) : (
    <WithdrawDialog withdraw={withdraw} onDone={rest.onDone} onClose={rest.onClose} />
  );

/** Shows the dialog that edits the note of a draft or returned request. */
function NoteDialog({ request, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note?: string | null }>();
  const edit = useEditApproval(request);
  return (
    <FormDialog<{ note?: string | null }>
      name="note"
      title={t('changes.editNote')}
      submit={t('app.save')}
      form={form}
      initial={{ note: request.note }}
      pending={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onSubmit={({ note }) =>
        edit.mutate(
          { note: textOrNothing(note) ?? null },
          { onSuccess: () => onDone(t('changes.edited')) },
        )
      }
    >
      <Form.Item name="note" label={t('changes.note')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      {isProblem(edit.error, 'EDIT_STALE') && <p>{t('changes.editStale')}</p>}
    </FormDialog>
  );
}

/** Shows the dialog that withdraws a request, with a reason if the user wants to give one. */
function WithdrawDialog({
  withdraw,
  onDone,
  onClose,
}: Omit<DialogOf, 'request'> & { withdraw: Withdrawal }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason?: string }>();
  return (
    <FormDialog<{ reason?: string }>
      name="withdraw"
      title={t('changes.withdraw')}
      submit={t('changes.withdraw')}
      danger
      form={form}
      pending={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onSubmit={({ reason }) =>
        withdraw.mutate(textOrNothing(reason) ?? null, {
          onSuccess: () => onDone(t('changes.withdrawn')),
        })
      }
    >
      <p className="soft small">{t('changes.withdrawWhat')}</p>
      <Form.Item name="reason" label={t('changes.withdrawReason')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
