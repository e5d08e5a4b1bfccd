import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Alert, type AlertAnswer, useAnswerAlerts } from '../client/alerts.js';
import { addDays, cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { ExplainDialog } from './explain-dialog.js';
import type { AnswerKind } from './may-answer.js';

/** Largest number of days for which an alert can be snoozed. */
export const SNOOZE_DAYS_MAX = 90;
/** Largest number of days from now for the day by which a user promises to resolve an alert. */
export const COMMITTED_DAYS_MAX = 3 * 366;

interface Typed {
  day: string;
  note?: string;
}
interface AnswerDialogProps {
  kind: AlertAnswer['kind'];
  alerts: readonly Alert[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/** Shows the dialog of an answer to one or several alerts; an explanation is about one. */
export function AnyAnswerDialog({
  kind,
  alerts,
  ...rest
}: Omit<AnswerDialogProps, 'kind'> & { kind: AnswerKind }) {
  if (kind !== 'explain') return <AnswerDialog kind={kind} alerts={alerts} {...rest} />;
  const [alert] = alerts;
  return alert ? <ExplainDialog alert={alert} {...rest} /> : null;
}

/**
 * Shows a dialog that answers one or several alerts: with the day by which they will be resolved,
 * or the day until which they are snoozed.
 */
function AnswerDialog({ kind, alerts, onDone, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const answer = useAnswerAlerts(alerts.map(({ id }) => id));
  const today = cityToday();
  const [first] = alerts;
  const one = alerts.length === 1 && first ? first : null;
  const days =
    kind === 'acknowledge'
      ? { min: today, max: addDays(today, COMMITTED_DAYS_MAX) }
      : { min: addDays(today, 1), max: addDays(today, SNOOZE_DAYS_MAX) };
  const submit = ({ day, note }: Typed): void =>
    answer.mutate(
      { kind, day, note: note?.trim() || null },
      {
        onSuccess: () =>
          onDone(
            one
              ? t(`alerts.${kind}.said`, { project: one.projectName, day })
              : t(`alerts.${kind}.saidMany`, { count: alerts.length, day }),
          ),
      },
    );
  return (
    <FormDialog<Typed>
      name="answer"
      title={
        one
          ? t(`alerts.${kind}.of`, { project: one.projectName })
          : t(`alerts.${kind}.many`, { count: alerts.length })
      }
      submit={t(`alerts.${kind}.short`)}
      form={form}
      fieldOf={{ committedOn: 'day', until: 'day' }}
      pending={answer.isPending}
      error={answer.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {one ? (
        <p>{one.explanation}</p>
      ) : (
        <ul
          className="handed"
          aria-label={t('alerts.chosen', { count: alerts.length })}
          tabIndex={0}
        >
          {alerts.map((alert) => (
            <li key={alert.id}>
              <InChinese>{alert.projectName}</InChinese> · {alert.explanation}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small" style={{ margin: '6px 0 10px' }}>
        {t(`alerts.${kind}.hint`)}
      </p>
      <Form.Item
        name="day"
        label={t(`alerts.${kind}.day`)}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <DayField clearable={false} {...days} />
      </Form.Item>
      <Form.Item name="note" label={t('alerts.note')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
