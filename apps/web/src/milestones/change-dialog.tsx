import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '../language/use-language.js';
import {
  isFiled,
  type Milestone,
  type MilestoneChange,
  useChangeMilestone,
} from '../client/milestones.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { MOVE_REASONS, type MoveReason } from './milestone-state.js';
import { useKeyHint } from './move-limits/use-key-hint.js';
import { useStaleEdit } from './use-stale-edit.js';

/**
 * Actions on a milestone: change its forecast day, mark the milestone as met, remove that mark, or
 * ask for a new baseline.
 */
export type MilestoneAction = 'reforecast' | 'meet' | 'undo' | 'rebaseline';

interface Typed {
  on?: string;
  explanation?: string;
  reason?: MoveReason;
}

const daysOf = (action: MilestoneAction, on: string | undefined): MilestoneChange => {
  if (action === 'reforecast') return { forecastOn: on };
  if (action === 'rebaseline') return { baselineOn: on };
  return { actualOn: action === 'meet' ? on : null };
};

const changeOf = (
  action: MilestoneAction,
  { on, explanation, reason }: Typed,
): MilestoneChange => ({
  ...daysOf(action, on),
  ...(reason ? { reason } : {}),
  ...(explanation?.trim() ? { explanation: explanation.trim() } : {}),
});

const SAID = {
  reforecast: 'milestones.reforecasted',
  meet: 'milestones.met',
  undo: 'milestones.undone',
  rebaseline: 'milestones.filed',
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
  onDone: (statusMessage: string, requestId?: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const { read, notice, send } = useStaleEdit(milestone);
  const change = useChangeMilestone(milestone.projectId);
  const keyHint = useKeyHint();
  const required = [{ required: true, message: t('app.required') }];

  const submit = async (typed: Typed): Promise<void> => {
    await send(async () => {
      const answer = await change.mutateAsync({ read, change: changeOf(action, typed) });
      const filed = isFiled(answer) ? answer.id : undefined;
      const said = filed === undefined ? SAID[action] : 'milestones.filed';
      onDone(t(said, { name: milestone.name, day: typed.on ?? '' }), filed);
    }, change.reset);
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
      fieldOf={{ forecastOn: 'on', actualOn: 'on', baselineOn: 'on' }}
      pending={change.isPending}
      error={change.error}
      onSubmit={(typed) => void submit(typed)}
      onClose={onClose}
    >
      {notice}
      {action === 'reforecast' && (
        <Form.Item
          name="on"
          label={t('milestones.newForecast')}
          rules={required}
          extra={milestone.key ? keyHint : undefined}
        >
          <DayField clearable={false} />
        </Form.Item>
      )}
      {action === 'rebaseline' && (
        <Form.Item
          name="on"
          label={t('milestones.newBaseline')}
          rules={required}
          extra={t('milestones.newBaselineHint')}
        >
          <DayField clearable={false} />
        </Form.Item>
      )}
      {(action === 'reforecast' || action === 'rebaseline') && (
        <Form.Item name="reason" label={t('milestones.reason')} rules={required}>
          <Select
            options={MOVE_REASONS.map((value) => ({
              value,
              label: word('milestoneReason', value),
            }))}
          />
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
