import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type NewMoveLimit, useSetMoveLimit } from '../../client/move-limits.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';

const WORKING_DAYS_MAX = 250;
const REASON_MAX = 500;

/** Shows a dialog that sets the limit of moves of key milestones from a day on. */
export function MoveLimitDialog({
  workingDays,
  onDone,
  onClose,
}: {
  /** The limit in force, with which the form begins. */
  workingDays: number;
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewMoveLimit>();
  const set = useSetMoveLimit();
  const required = [{ required: true, message: t('app.required') }];
  return (
    <FormDialog<NewMoveLimit>
      name="move-limit"
      title={t('moveLimits.set')}
      submit={t('app.save')}
      form={form}
      initial={{ workingDays, validFrom: cityToday() }}
      pending={set.isPending}
      error={set.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        set.mutate(wanted, {
          onSuccess: (limit) =>
            onDone(t('moveLimits.done', { count: limit.workingDays, day: limit.validFrom })),
        })
      }
    >
      <Form.Item
        name="workingDays"
        label={t('moveLimits.workingDays')}
        extra={t('moveLimits.workingDaysHint')}
        rules={required}
      >
        <InputNumber min={0} max={WORKING_DAYS_MAX} precision={0} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('moveLimits.validFrom')} rules={required}>
        <DayField clearable={false} min={cityToday()} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('moveLimits.reason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={REASON_MAX} />
      </Form.Item>
    </FormDialog>
  );
}
