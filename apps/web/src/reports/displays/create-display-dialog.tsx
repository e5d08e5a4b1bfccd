import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type IssuedDisplayToken, useCreateDisplayToken } from '../../client/displays.js';
import { useOrganisations } from '../../client/organisations.js';
import type { Schema } from '../../client/api.js';
import { holds } from '../../session/may.js';
import { useSignedIn } from '../../session/signed-in.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

/** Shows a dialog for the place of a new wall screen and the organisation that it shows. */
export function CreateDisplayDialog({
  onDone,
  onClose,
}: {
  onDone: (token: IssuedDisplayToken) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Schema<'NewDisplayTokenDto'>>();
  const create = useCreateDisplayToken();
  const me = useSignedIn();
  const organisations = useOrganisations().data ?? [];
  const managed = organisations.filter(({ id }) => holds(me, ['manager'], id, organisations));
  const own = me.roles.find(({ role }) => role === 'manager')?.unitId;
  return (
    <FormDialog<Schema<'NewDisplayTokenDto'>>
      name="new-display"
      title={t('displays.create')}
      submit={t('displays.create')}
      form={form}
      initial={own === undefined ? {} : { organisationId: own }}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={(wanted) => create.mutate(wanted, { onSuccess: onDone })}
    >
      <Form.Item
        name="name"
        label={t('displays.name')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="organisationId"
        label={t('displays.organisation')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={managed.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
