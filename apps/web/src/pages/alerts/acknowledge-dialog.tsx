import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Alert, useAcknowledge } from '../../client/alerts.js';
import { cityToday } from '../../day/city-day.js';
import { DayField } from '../../form/day-field.js';
import { FormDialog } from '../../form/form-dialog.js';

interface Answer { committedOn: string; note?: string }

/** A manager says that an alert is known, and by which day it will be settled. */
export function AcknowledgeDialog({ alert, onDone, onClose }: { alert: Alert; onDone: (said: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Answer>();
  const acknowledge = useAcknowledge(alert);
  return (
    <FormDialog<Answer>
      name="acknowledge" title={t('alerts.acknowledgeOf', { project: alert.projectName })} submit={t('alerts.acknowledge')} form={form}
      pending={acknowledge.isPending} error={acknowledge.error} onClose={onClose}
      onSubmit={({ committedOn, note }) => acknowledge.mutate({ committedOn, note: note?.trim() || null }, { onSuccess: () => onDone(t('alerts.acknowledged', { project: alert.projectName, day: committedOn })) })}
    >
      <p>{alert.explanation}</p>
      <p className="soft small" style={{ margin: '6px 0 10px' }}>{t('alerts.hint')}</p>
      <Form.Item name="committedOn" label={t('alerts.day')} rules={[{ required: true, message: t('app.required') }]}><DayField clearable={false} min={cityToday()} /></Form.Item>
      <Form.Item name="note" label={t('alerts.note')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}
