import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCreatePerson } from '../../client/people.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';

interface Wanted {
  email: string;
  name: string;
  language: 'zh' | 'en';
}

/**
 * Shows a dialog that creates an account. The person receives a mail with a link to choose a
 * password.
 */
export function CreatePersonDialog({
  onDone,
  onClose,
}: {
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Wanted>();
  const create = useCreatePerson();
  const rules = [{ required: true, whitespace: true, message: t('app.required') }];
  return (
    <FormDialog<Wanted>
      name="new-person"
      title={t('people.create')}
      submit={t('people.create')}
      form={form}
      initial={{ language: 'zh' }}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        create.mutate(wanted, {
          onSuccess: ({ name, email }) => onDone(t('people.linkSent', { name, to: email })),
        })
      }
    >
      <Form.Item name="name" label={t('people.name')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="email" label={t('people.email')} rules={rules}>
        <Input maxLength={200} inputMode="email" />
      </Form.Item>
      <Form.Item name="language" label={t('people.language')}>
        <Select
          style={{ width: 120 }}
          options={(['zh', 'en'] as const).map((value) => ({
            value,
            label: word('language', value),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
