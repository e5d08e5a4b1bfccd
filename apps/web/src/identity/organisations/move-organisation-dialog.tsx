import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Unit, useChangeOrganisation } from '../../client/organisations.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { OrganisationSelect } from './organisation-select.js';

interface Wanted {
  parentId: string;
  parentFromOn: string;
}

/** Shows a dialog that moves an organisation below another one from a day on. */
export function MoveOrganisationDialog({
  unit,
  units,
  onDone,
  onClose,
}: {
  unit: Unit;
  units: readonly Unit[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const change = useChangeOrganisation();
  const rules = [{ required: true, message: t('app.required') }];
  const nameOf = (id: string | null): string =>
    units.find((one) => one.id === id)?.name ?? t('app.none');
  return (
    <FormDialog<Wanted>
      name="move-unit"
      title={t('units.action.move', { name: unit.name })}
      submit={t('units.short.move')}
      form={form}
      initial={{ parentFromOn: cityToday() }}
      pending={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        change.mutate(
          { unit, change: wanted },
          {
            onSuccess: () =>
              onDone(
                t('units.done.move', {
                  name: unit.name,
                  above: nameOf(wanted.parentId),
                  day: wanted.parentFromOn,
                }),
              ),
          },
        )
      }
    >
      <p className="soft small">{t('units.moveHint')}</p>
      <p>
        {t('units.aboveNow')} <InChinese>{nameOf(unit.parentId)}</InChinese>
      </p>
      <Form.Item name="parentId" label={t('units.newAbove')} rules={rules}>
        <OrganisationSelect units={units} />
      </Form.Item>
      <Form.Item
        name="parentFromOn"
        label={t('units.fromOn')}
        extra={t('units.fromOnHint')}
        rules={rules}
      >
        <DayField clearable={false} />
      </Form.Item>
    </FormDialog>
  );
}
