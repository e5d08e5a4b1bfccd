import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type ReconciledProject,
  type ReconciliationFilter,
  useExplainDifference,
} from '../client/reconciliation.js';
import { useWord } from '../language/use-language.js';
import { FormDialog } from '../ui/form/form-dialog.js';

/** Shows a dialog in which the user says why the figures of a project's month differ. */
export function ReasonDialog({
  row: { projectId, projectName, reason },
  filter: { month, series },
  onDone,
  onClose,
}: {
  row: ReconciledProject;
  filter: ReconciliationFilter;
  /** Receives what is said on the page afterwards. */
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<{ words: string }>();
  const explain = useExplainDifference(projectId);
  return (
    <FormDialog<{ words: string }>
      name="difference-reason"
      title={t('reconciliation.reasonOf', { project: projectName })}
      submit={t('app.save')}
      form={form}
      initial={{ words: reason ?? '' }}
      pending={explain.isPending}
      error={explain.error}
      onClose={onClose}
      onSubmit={({ words }) =>
        explain.mutate(
          { month, series, words },
          { onSuccess: () => onDone(t('reconciliation.explained', { project: projectName })) },
        )
      }
    >
      <p className="soft">
        {month} {word('series', series)}
      </p>
      <Form.Item
        name="words"
        label={t('reconciliation.reason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
