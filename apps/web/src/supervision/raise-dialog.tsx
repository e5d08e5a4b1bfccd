import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRaiseFinding } from '../client/findings.js';
import { addDays, cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';

interface Typed {
  title: string;
  text: string;
  answerDueOn: string;
  entrySequence?: string;
}

/** Default number of days that the organisation has to answer an audit finding. */
const DAYS_TO_ANSWER = 14;
const SEQUENCE = /^\s*[1-9]\d{0,17}\s*$/;

/**
 * Shows a dialog that raises an audit finding, to be answered by the organisation of the project.
 */
export function RaiseDialog({
  projectId,
  onDone,
  onClose,
}: {
  projectId: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const raise = useRaiseFinding(projectId);
  const required = { required: true, whitespace: true, message: t('app.required') };
  return (
    <FormDialog<Typed>
      name="finding"
      title={t('findings.raise')}
      submit={t('findings.raise')}
      form={form}
      initial={{ answerDueOn: addDays(cityToday(), DAYS_TO_ANSWER) }}
      pending={raise.isPending}
      error={raise.error}
      onClose={onClose}
      onSubmit={({ title, text, answerDueOn, entrySequence }) =>
        raise.mutate(
          {
            title: title.trim(),
            text: text.trim(),
            answerDueOn,
            entrySequence: textOrNothing(entrySequence),
          },
          {
            onSuccess: (finding) =>
              onDone(t('findings.raised', { title: finding.title, day: finding.answerDueOn })),
          },
        )
      }
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('findings.raiseWhat')}
      </p>
      <Form.Item name="title" label={t('findings.subject')} rules={[required]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="text" label={t('findings.text')} rules={[required]}>
        <Input.TextArea rows={5} maxLength={4000} />
      </Form.Item>
      <div className="field-row">
        <Form.Item
          name="answerDueOn"
          label={t('findings.answerDueOn')}
          rules={[{ required: true, message: t('app.required') }]}
        >
          <DayField clearable={false} min={cityToday()} />
        </Form.Item>
        <Form.Item
          name="entrySequence"
          label={t('findings.entryOptional')}
          rules={[{ pattern: SEQUENCE, message: t('findings.entryWrong') }]}
        >
          <Input maxLength={20} inputMode="numeric" autoComplete="off" style={{ width: 150 }} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
