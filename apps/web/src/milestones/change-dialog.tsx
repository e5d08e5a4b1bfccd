import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Milestone,
  type MilestoneChange,
  readMilestone,
  useChangeMilestone,
} from '../client/milestones.js';
import { isProblem } from '../client/problem.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { StaleNotice } from './stale-notice.js';

/**
 * Actions on a milestone: change its forecast day, mark the milestone as met, or remove that mark.
 */
export type MilestoneAction = 'reforecast' | 'meet' | 'undo';

interface Typed {
  on?: string;
  explanation?: string;
}

const changeOf = (action: MilestoneAction, { on, explanation }: Typed): MilestoneChange => ({
  ...(action === 'reforecast' ? { forecastOn: on } : { actualOn: action === 'meet' ? on : null }),
  ...(explanation?.trim() ? { explanation: explanation.trim() } : {}),
});

const SAID = {
  reforecast: 'milestones.reforecasted',
  meet: 'milestones.met',
  undo: 'milestones.undone',
} as const;

/**
 * Shows a dialog that changes a milestone. When another user changed it since it was loaded, the
 * dialog shows those changes and keeps the typed values.
 */
export function ChangeDialog({
  action,
  milestone,
  onDone,
  onClose,
}: {
  action: MilestoneAction;
  milestone: Milestone;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const [read, setRead] = useState(milestone);
  const [overtaken, setOvertaken] = useState<Milestone | null>(null);
  const change = useChangeMilestone(milestone.projectId);
  const required = [{ required: true, message: t('app.required') }];

  const submit = async (typed: Typed): Promise<void> => {
    try {
      await change.mutateAsync({ read, change: changeOf(action, typed) });
      onDone(t(SAID[action], { name: milestone.name, day: typed.on ?? '' }));
    } catch (error) {
      if (!isProblem(error, 'EDIT_STALE')) return; // The form itself shows all other errors.
      const now = await readMilestone(milestone.id).catch(() => null);
      if (!now) return;
      setOvertaken(read);
      setRead(now);
      change.reset();
    }
  };

  return (
    <FormDialog<Typed>
      name="milestone"
      title={t('milestones.ofMilestone', {
        action: t(`milestones.${action}`),
        name: milestone.name,
      })}
      submit={t('app.save')}
      form={form}
      initial={action === 'meet' ? { on: cityToday() } : {}}
      fieldOf={{ forecastOn: 'on', actualOn: 'on' }}
      pending={change.isPending}
      error={change.error}
      onSubmit={(typed) => void submit(typed)}
      onClose={onClose}
    >
      {overtaken && <StaleNotice before={overtaken} now={read} />}
      {action === 'reforecast' && (
        <Form.Item name="on" label={t('milestones.newForecast')} rules={required}>
          <DayField clearable={false} />
        </Form.Item>
      )}
      {action === 'meet' && (
        <Form.Item name="on" label={t('milestones.metOn')} rules={required}>
          <DayField clearable={false} max={cityToday()} />
        </Form.Item>
      )}
      <Form.Item
        name="explanation"
        label={t('milestones.why')}
        rules={action === 'meet' ? [] : required}
        extra={t('milestones.whyHint')}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
