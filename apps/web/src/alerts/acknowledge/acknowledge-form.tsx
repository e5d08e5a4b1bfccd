import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAcknowledgeByLink } from '../../client/acknowledge-links.js';
import type { Alert } from '../../client/alerts.js';
import { addDays, cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { useFieldProblems } from '../../ui/form/use-field-problems.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { COMMITTED_DAYS_MAX } from '../answer-dialog.js';

interface Typed {
  committedOn: string;
  note?: string;
}

/**
 * Shows a form for the day by which the cause of an alert will be resolved. The alert is identified
 * by the token of a mailed link.
 */
export function AcknowledgeForm({
  token,
  onDone,
}: {
  token: string;
  onDone: (alert: Alert) => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const use = useAcknowledgeByLink();
  const atFields = useFieldProblems(form, use.error);
  return (
    <section className="panel" aria-label={t('alerts.acknowledge.short')}>
      <p className="soft small">{t('alerts.acknowledge.hint')}</p>
      <Form<Typed>
        name="acknowledge"
        form={form}
        layout="vertical"
        disabled={use.isPending}
        className="thumb"
        style={{ maxWidth: 480 }}
        onFinish={({ committedOn, note }) =>
          use.mutate({ token, committedOn, note: note?.trim() || null }, { onSuccess: onDone })
        }
      >
        <Form.Item
          name="committedOn"
          label={t('alerts.acknowledge.day')}
          rules={[{ required: true, message: t('app.required') }]}
        >
          <DayField
            clearable={false}
            min={cityToday()}
            max={addDays(cityToday(), COMMITTED_DAYS_MAX)}
          />
        </Form.Item>
        <Form.Item name="note" label={t('alerts.note')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        {use.error && <ProblemMessage error={use.error} atFields={atFields} />}
        <Button type="primary" htmlType="submit" loading={use.isPending} style={{ marginTop: 12 }}>
          {t('alerts.acknowledge.short')}
        </Button>
      </Form>
    </section>
  );
}
