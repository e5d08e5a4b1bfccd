import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ApiToken, useEndToken } from '../../client/tokens.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

/**
 * Shows a dialog that asks for confirmation before an API token is revoked, which cannot be undone.
 */
export function EndTokenDialog({
  token,
  onDone,
  onClose,
}: {
  token: ApiToken;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const end = useEndToken();
  return (
    <FormDialog<object>
      name="end-token"
      title={t('tokens.endOf', { name: token.name })}
      submit={t('tokens.end')}
      danger
      form={form}
      pending={end.isPending}
      error={end.error}
      onClose={onClose}
      onSubmit={() =>
        end.mutate(token.id, {
          onSuccess: () => onDone(t('tokens.endedNow', { name: token.name })),
        })
      }
    >
      <p>{t('tokens.endAsk')}</p>
    </FormDialog>
  );
}
