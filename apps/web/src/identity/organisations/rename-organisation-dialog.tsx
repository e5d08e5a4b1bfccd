import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Unit, useChangeOrganisation } from '../../client/organisations.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

interface Wanted {
  name: string;
  nameFromOn: string;
}

/** Shows a dialog that renames an organisation from a day on. */
export function RenameOrganisationDialog({
  unit,
  onDone,
  onClose,
}: {
  unit: Unit;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const change = useChangeOrganisation();
  const rules = [{ required: true, message: t('app.required') }];
  return (
    <FormDialog<Wanted>
      name="rename-unit"
      title={t('units.action.rename', { name: unit.name })}
      submit={t('units.short.rename')}
      form={form}
      initial={{ nameFromOn: cityToday() }}
      pending={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        change.mutate(
          { unit, change: wanted },
          {
            onSuccess: () =>
              onDone(t('units.done.rename', { name: wanted.name.trim(), day: wanted.nameFromOn })),
          },
        )
      }
    >
      <p className="soft small">{t('units.renameHint')}</p>
      <p>
        {t('units.nameNow')} <InChinese>{unit.name}</InChinese>
      </p>
      <Form.Item
        name="name"
        label={t('units.newName')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="nameFromOn"
        label={t('units.fromOn')}
        extra={t('units.fromOnHint')}
        rules={rules}
      >
        <DayField clearable={false} />
      </Form.Item>
    </FormDialog>
  );
}
