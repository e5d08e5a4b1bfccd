import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Procedure, type ProcedureStepName, useRecordStep } from '../client/procedures.js';
import { useWord } from '../language/use-language.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';

interface Typed {
  on: string;
  note?: string;
}

/** Shows a dialog that records a step of a procedure on a day. */
export function StepDialog({
  procedure: { id },
  step,
  onDone,
  onClose,
}: {
  procedure: Procedure;
  step: ProcedureStepName;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const record = useRecordStep(id);
  const title = word('procedureAct', step);
  return (
    <FormDialog<Typed>
      name="step"
      title={title}
      submit={title}
      form={form}
      initial={{ on: cityToday() }}
      pending={record.isPending}
      error={record.error}
      onClose={onClose}
      onSubmit={({ on, note }) =>
        record.mutate(
          { step, on, note: textOrNothing(note) },
          {
            onSuccess: () =>
              onDone(t('procedures.recorded', { step: word('procedureStep', step), day: on })),
          },
        )
      }
    >
      {step === 'done' && <p className="soft small">{t('procedures.doneHint')}</p>}
      <Form.Item
        name="on"
        label={t('procedures.day')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <DayField clearable={false} max={cityToday()} />
      </Form.Item>
      <Form.Item name="note" label={t('procedures.noteOptional')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
