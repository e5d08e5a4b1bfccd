import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type NewView, useSaveView, type ViewPage } from '../../client/views.js';
import { FormDialog } from '../form/form-dialog.js';
import { filtersOf } from './view-filters.js';

const SHARINGS = ['nobody', 'organisation', 'everybody'] as const satisfies NewView['shared'][];
const NAME_MAX = 60;

type Typed = Pick<NewView, 'name' | 'shared'>;

/** Shows a dialog that keeps the present filters of a list under a name. */
export function SaveViewDialog({
  page,
  onDone,
  onClose,
}: {
  page: ViewPage;
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [form] = Form.useForm<Typed>();
  const save = useSaveView();
  return (
    <FormDialog<Typed>
      name="save-view"
      title={t('views.saveTitle')}
      submit={t('app.save')}
      form={form}
      initial={{ shared: 'nobody' }}
      pending={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={({ name, shared }) =>
        save.mutate(
          { page, name, shared, filters: filtersOf(params) },
          { onSuccess: () => onDone(t('views.saved', { name: name.trim() })) },
        )
      }
    >
      <Form.Item
        name="name"
        label={t('views.name')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input maxLength={NAME_MAX} />
      </Form.Item>
      <Form.Item name="shared" label={t('views.sharedWith')} extra={t('views.sharedHint')}>
        <Radio.Group
          options={SHARINGS.map((value) => ({ value, label: t(`views.sharing.${value}`) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
