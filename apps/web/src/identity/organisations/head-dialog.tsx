import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Assignment, type Unit, useChangeOrganisation } from '../../client/organisations.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

interface Wanted {
  headPersonId?: string;
}

/**
 * Returns the people who can be the head of an organisation: those with a role in it or in an
 * organisation above it. Other people could not see its projects.
 */
function candidatesOf(
  unit: Unit,
  units: readonly Unit[],
  assignments: readonly Assignment[],
): { value: string; label: string }[] {
  const above = new Set<string>();
  for (let at: Unit | undefined = unit; at && !above.has(at.id);) {
    above.add(at.id);
    const { parentId }: Unit = at;
    at = units.find(({ id }) => id === parentId);
  }
  const roles = ['officer', 'manager', 'auditor'];
  const holders = assignments.filter(
    ({ unitId, role }) => above.has(unitId) && roles.includes(role),
  );
  return [
    ...new Map(
      holders.map(({ personId, personName }) => [personId, { value: personId, label: personName }]),
    ).values(),
  ];
}

interface HeadDialogProps {
  unit: Unit;
  units: readonly Unit[];
  duties: readonly Assignment[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/** Shows a dialog that sets or removes the head of an organisation. */
export function HeadDialog({ unit, units, duties: assignments, onDone, onClose }: HeadDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const change = useChangeOrganisation();
  const candidates = candidatesOf(unit, units, assignments);
  const head = candidates.find(({ value }) => value === unit.headPersonId);
  const save = ({ headPersonId }: Wanted): void =>
    change.mutate(
      { unit, change: { headPersonId: headPersonId ?? null } },
      {
        onSuccess: () =>
          onDone(
            t(headPersonId === undefined ? 'units.done.noHead' : 'units.done.head', {
              name: unit.name,
            }),
          ),
      },
    );
  return (
    <FormDialog<Wanted>
      name="unit-head"
      title={t('units.action.head', { name: unit.name })}
      submit={t('units.short.head')}
      form={form}
      initial={head ? { headPersonId: head.value } : {}}
      pending={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={save}
    >
      <p className="soft small">{t('units.headHint')}</p>
      <p>
        {t('units.headNow')} {head ? <InChinese>{head.label}</InChinese> : t('units.noHead')}
      </p>
      <Form.Item name="headPersonId" label={t('units.head')} extra={t('units.headNone')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={candidates} />
      </Form.Item>
    </FormDialog>
  );
}
