import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCreateMilestone } from '../client/milestones.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';

interface Promised {
  name: string;
  baselineOn: string;
}

/** Shows a dialog that creates a milestone. */
export function CreateDialog({
  projectId,
  onDone,
  onClose,
}: {
  projectId: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Promised>();
  const create = useCreateMilestone(projectId);
  return (
    <FormDialog<Promised>
      name="new-milestone"
      title={t('milestones.create')}
      submit={t('app.save')}
      form={form}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={(promised) =>
        create.mutate(promised, {
          onSuccess: ({ name, baselineOn }) =>
            onDone(t('milestones.created', { name, day: baselineOn })),
        })
      }
    >
      <Form.Item
        name="name"
        label={t('milestones.name')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="baselineOn"
        label={t('milestones.baseline')}
        rules={[{ required: true, message: t('app.required') }]}
        extra={t('milestones.baselineHint')}
      >
        <DayField clearable={false} />
      </Form.Item>
    </FormDialog>
  );
}
