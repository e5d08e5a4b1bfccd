import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { filedIn } from '../../client/change-requests.js';
import { useOrganisations } from '../../client/organisations.js';
import { type Person, useGrantRole } from '../../client/people.js';
import type { Role } from '../../client/session.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';

interface Wanted {
  role: Role;
  unitId: string;
  fromOn: string;
  untilOn: string | null;
}

export const ROLES: readonly Role[] = [
  'officer',
  'manager',
  'leader',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
];

/**
 * Shows a dialog that grants a person a role in an organisation, from a first day and optionally
 * until a last day.
 */
export function GrantRoleDialog({
  person,
  onDone,
  onClose,
}: {
  person: Person;
  onDone: (statusMessage: string, requestId?: string | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Wanted>();
  const units = useOrganisations().data ?? [];
  const grant = useGrantRole(person.id);
  const rules = [{ required: true, message: t('app.required') }];
  return (
    <FormDialog<Wanted>
      name="grant"
      title={t('people.action.grant', { name: person.name })}
      submit={t('people.grant')}
      form={form}
      initial={{ fromOn: cityToday(), untilOn: null }}
      pending={grant.isPending}
      error={grant.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        grant.mutate(wanted, {
          onSuccess: (answer) => {
            const filed = filedIn(answer);
            onDone(
              filed === null
                ? t('people.done.grant', { name: person.name })
                : t('people.waitsForSecond'),
              filed,
            );
          },
        })
      }
    >
      <Form.Item name="role" label={t('people.oneRole')} rules={rules}>
        <Select options={ROLES.map((value) => ({ value, label: word('role', value) }))} />
      </Form.Item>
      <Form.Item name="unitId" label={t('people.unit')} rules={rules}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="fromOn" label={t('people.fromOn')} rules={rules}>
          <DayField clearable={false} />
        </Form.Item>
        <Form.Item name="untilOn" label={t('people.untilOn')}>
          <DayField />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
