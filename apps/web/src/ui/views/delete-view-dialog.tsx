import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeleteView, type View } from '../../client/views.js';
import { FormDialog } from '../form/form-dialog.js';

/** Shows a dialog that asks before a view is deleted, for those too with whom it is shared. */
export function DeleteViewDialog({
  view: { id, name, shared },
  onDone,
  onClose,
}: {
  view: View;
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const remove = useDeleteView();
  return (
    <FormDialog<object>
      name="delete-view"
      title={t('views.deleteOf', { name })}
      submit={t('views.delete')}
      danger
      form={form}
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={() => remove.mutate(id, { onSuccess: () => onDone(t('views.deleted', { name })) })}
    >
      <p>{t(shared === 'nobody' ? 'views.deleteAsk' : 'views.deleteSharedAsk')}</p>
    </FormDialog>
  );
}
