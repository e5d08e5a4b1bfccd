import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Unit, useCreateOrganisation } from '../../client/organisations.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { OrganisationSelect } from './organisation-select.js';

interface Wanted {
  id: string;
  name: string;
  parentId: string;
}

/** Shows a dialog that creates an organisation below another one. */
export function CreateOrganisationDialog({
  below,
  units,
  onDone,
  onClose,
}: {
  below: Unit;
  units: readonly Unit[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const create = useCreateOrganisation();
  const rules = [{ required: true, whitespace: true, message: t('app.required') }];
  return (
    <FormDialog<Wanted>
      name="new-unit"
      title={t('units.action.create', { name: below.name })}
      submit={t('units.create')}
      form={form}
      initial={{ parentId: below.id }}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        create.mutate(wanted, { onSuccess: ({ name }) => onDone(t('units.done.create', { name })) })
      }
    >
      <Form.Item name="name" label={t('units.name')} rules={rules}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="id" label={t('units.code')} extra={t('units.codeHint')} rules={rules}>
        <Input maxLength={63} className="code" autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="parentId" label={t('units.above')} rules={rules}>
        <OrganisationSelect units={units} />
      </Form.Item>
    </FormDialog>
  );
}
