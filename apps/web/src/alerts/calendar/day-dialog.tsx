import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../client/calendar.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { isWeekend } from './year-grid.js';

type Kind = CalendarDay['kind'] | 'ordinary';
interface Typed {
  kind: Kind;
  name?: string;
}

interface DayDialogProps {
  on: string;
  told: CalendarDay | undefined;
  onDone: (told: Omit<CalendarDay, 'on'> | null) => void;
  onClose: () => void;
}

/** Shows a dialog that sets the kind of a day: ordinary, holiday, or working weekend day. */
export function DayDialog({ on, told, onDone, onClose }: DayDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form) ?? told?.kind ?? 'holiday';
  // Only a Saturday or Sunday can become a working weekend day (a make-up day for a holiday).
  const kinds: readonly Kind[] = isWeekend(on)
    ? ['ordinary', 'holiday', 'make-up']
    : ['ordinary', 'holiday'];
  return (
    <FormDialog<Typed>
      name="day"
      title={t('calendar.dayOf', { day: on })}
      submit={t('calendar.take')}
      form={form}
      initial={{ kind: told?.kind ?? (isWeekend(on) ? 'make-up' : 'holiday'), name: told?.name }}
      pending={false}
      error={null}
      onClose={onClose}
      onSubmit={({ kind: chosen, name }) =>
        onDone(chosen === 'ordinary' ? null : { kind: chosen, name: name?.trim() ?? '' })
      }
    >
      <Form.Item name="kind" label={t('calendar.dayKind')}>
        <Radio.Group
          options={kinds.map((value) => ({
            value,
            label: t(
              value === 'ordinary'
                ? isWeekend(on)
                  ? 'calendar.weekend'
                  : 'calendar.workday'
                : `calendar.kind.${value}`,
            ),
          }))}
        />
      </Form.Item>
      {kind !== 'ordinary' && (
        <Form.Item
          name="name"
          label={t('calendar.dayName')}
          extra={t('calendar.dayNameHint')}
          rules={[{ required: true, whitespace: true, message: t('app.required') }]}
        >
          <Input maxLength={50} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
