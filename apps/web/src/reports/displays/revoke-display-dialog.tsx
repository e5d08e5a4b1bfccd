import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DisplayToken, useRevokeDisplayToken } from '../../client/displays.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

/** Shows a dialog that asks before the address of a wall screen is revoked for good. */
export function RevokeDisplayDialog({
  token,
  onDone,
  onClose,
}: {
  token: DisplayToken;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const revoke = useRevokeDisplayToken();
  return (
    <FormDialog<object>
      name="revoke-display"
      title={t('displays.revokeOf', { name: token.name })}
      submit={t('displays.revoke')}
      danger
      form={form}
      pending={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onSubmit={() =>
        revoke.mutate(token.id, {
          onSuccess: () => onDone(t('displays.revoked', { name: token.name })),
        })
      }
    >
      <p>{t('displays.revokeAsk')}</p>
    </FormDialog>
  );
}
