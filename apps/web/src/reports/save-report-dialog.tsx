import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaveReport } from '../client/saved-reports.js';
import { groupsIn, type SpendReport } from '../client/spend.js';
import { FormDialog } from '../ui/form/form-dialog.js';

interface Typed {
  name: string;
}

/** Shows a dialog that saves the displayed report under a name: its parameters and its hash. */
export function SaveReportDialog({
  manifest: { period, groupBy, knownAt, renderer = 1 },
  onDone,
  onClose,
}: {
  manifest: SpendReport['manifest'];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const save = useSaveReport();
  return (
    <FormDialog<Typed>
      name="save-report"
      title={t('savedReports.save')}
      submit={t('app.save')}
      form={form}
      pending={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={({ name }) =>
        save.mutate(
          {
            name: name.trim(),
            period,
            groupBy: groupsIn({ groupBy }).join(','),
            knownAt,
            renderer,
          },
          { onSuccess: (saved) => onDone(t('savedReports.saved', { name: saved.name })) },
        )
      }
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('savedReports.saveWhat')}
      </p>
      <Form.Item
        name="name"
        label={t('savedReports.name')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
