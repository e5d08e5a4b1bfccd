import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Scheduled, useSetPredecessors } from '../../client/milestones.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { RowList } from '../../ui/form/row-list.js';
import { useStaleEdit } from '../use-stale-edit.js';

const PREDECESSORS_MAX = 100;
const LAG_MAX = 3650;

interface Typed {
  predecessors: { milestoneId?: string; lagDays?: number | null }[];
}

/** `predecessors.1.lagDays` of the API is the field `lagDays` of the second row. */
const placeOf = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * Shows a dialog that sets what must be met before a milestone. When another user changed the
 * milestone since it was loaded, the dialog says so and keeps what was typed.
 */
export function PredecessorsDialog({
  milestone,
  others,
  onDone,
  onClose,
}: {
  milestone: Scheduled;
  /** The other milestones of the project. */
  others: readonly Scheduled[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const { read, notice, send } = useStaleEdit(milestone);
  const set = useSetPredecessors(milestone.projectId);

  const submit = async ({ predecessors }: Typed): Promise<void> => {
    const wanted = predecessors.map(({ milestoneId = '', lagDays }) => ({
      milestoneId,
      lagDays: lagDays ?? 0,
    }));
    await send(async () => {
      await set.mutateAsync({ read, predecessors: wanted });
      onDone(t('schedule.saved', { name: milestone.name }));
    }, set.reset);
  };

  return (
    <FormDialog<Typed>
      name="predecessors"
      title={t('milestones.ofMilestone', { action: t('schedule.set'), name: milestone.name })}
      submit={t('app.save')}
      wide
      form={form}
      initial={{
        predecessors: milestone.predecessors.map(({ milestoneId, lagDays }) => ({
          milestoneId,
          lagDays,
        })),
      }}
      fieldOf={placeOf}
      pending={set.isPending}
      error={set.error}
      onSubmit={(typed) => void submit(typed)}
      onClose={onClose}
    >
      {notice}
      <p className="soft small">{t('schedule.hint')}</p>
      <PredecessorFields others={others} />
    </FormDialog>
  );
}

function PredecessorFields({ others }: { others: readonly Scheduled[] }) {
  const { t } = useTranslation();
  return (
    <RowList
      name="predecessors"
      limits={{ min: 0, max: Math.min(PREDECESSORS_MAX, others.length) }}
      fresh={{ lagDays: 0 }}
      words={{
        legend: t('schedule.predecessors'),
        row: (number) => t('schedule.number', { number }),
        remove: (number) => t('schedule.remove', { number }),
        removeShort: t('schedule.removeShort'),
        add: t('schedule.add'),
      }}
    >
      {(name, number) => (
        <>
          <Form.Item
            name={[name, 'milestoneId']}
            label={t('schedule.ofNumber', { field: t('milestones.name'), number })}
            rules={[{ required: true, message: t('app.required') }]}
            style={{ flex: '1 1 260px', minWidth: 0, marginBottom: 4 }}
          >
            <Select
              showSearch
              optionFilterProp="label"
              options={others.map(({ id, name: label, actualOn, forecastOn }) => ({
                value: id,
                label: `${label} · ${actualOn ?? forecastOn}`,
              }))}
            />
          </Form.Item>
          <Form.Item
            name={[name, 'lagDays']}
            label={t('schedule.ofNumber', { field: t('schedule.lag'), number })}
            style={{ marginBottom: 4 }}
          >
            <InputNumber min={0} max={LAG_MAX} precision={0} style={{ width: 140 }} />
          </Form.Item>
        </>
      )}
    </RowList>
  );
}
