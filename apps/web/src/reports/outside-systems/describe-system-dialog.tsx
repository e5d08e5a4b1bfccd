import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type NewOutsideSystem,
  type OutsideSystem,
  useDescribeSystem,
} from '../../client/outside-systems.js';
import { useWord } from '../../language/use-language.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { RowList } from '../../ui/form/row-list.js';

type Field = NewOutsideSystem['columns'][number]['field'];

const FIELDS = [
  'row-number',
  'outside-id',
  'own-id',
  'project-code',
  'project-name',
  'lead-organisation',
  'stage',
  'month',
  'total-investment',
  'year-plan',
  'completed-month',
  'completed-year',
  'completed-total',
  'funds-month',
  'funds-year',
  'funds-total',
  'paid-month',
  'paid-year',
  'paid-total',
  'physical-percent',
] as const satisfies readonly Field[];
const UNITS = ['yuan', 'wan', 'yi'] as const satisfies readonly NewOutsideSystem['unit'][];
const KINDS = ['working-day', 'day-of-month'] as const;
const COLUMNS_MAX = 60;
const CODE_MAX = 40;

/**
 * What the form begins with: the description that holds, from the present month on; or for a new
 * system the columns that every one has, from the month on that is reported first.
 */
function initialOf(system: OutsideSystem | null, firstMonth: string): Partial<NewOutsideSystem> {
  const validFrom = `${system ? cityToday().slice(0, 7) : firstMonth}-01`;
  if (system) {
    const { code, name, columns, unit, deadline } = system;
    return { code, name, columns, unit, deadline, validFrom };
  }
  return {
    unit: 'wan',
    deadline: { kind: 'working-day', number: 5 },
    validFrom,
    columns: [
      { heading: '项目编码', field: 'outside-id' },
      { heading: '项目名称', field: 'project-name' },
      { heading: '本月完成投资', field: 'completed-month' },
    ],
  };
}

/** Shows a dialog that describes another system from a day on; a known one keeps its code. */
export function DescribeSystemDialog({
  system,
  firstMonth,
  onDone,
  onClose,
}: {
  system: OutsideSystem | null;
  firstMonth: string;
  onDone: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<NewOutsideSystem>();
  const describe = useDescribeSystem();
  const required = [{ required: true, message: t('app.required') }];
  return (
    <FormDialog<NewOutsideSystem>
      name="outside-system"
      title={system ? t('outside.changeOf', { name: system.name }) : t('outside.describe')}
      submit={t('app.save')}
      wide
      form={form}
      initial={initialOf(system, firstMonth)}
      pending={describe.isPending}
      error={describe.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        describe.mutate(wanted, {
          onSuccess: ({ name }) => onDone(t('outside.described', { name })),
        })
      }
    >
      <Form.Item name="name" label={t('outside.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('outside.code')}
        extra={t('outside.codeHint')}
        rules={required}
      >
        <Input maxLength={CODE_MAX} disabled={system !== null} />
      </Form.Item>
      <div className="filters">
        <Form.Item name="unit" label={t('outside.unit')} rules={required}>
          <Select
            style={{ width: 110 }}
            options={UNITS.map((value) => ({ value, label: word('moneyUnit', value) }))}
          />
        </Form.Item>
        <Form.Item name={['deadline', 'kind']} label={t('outside.deadline')} rules={required}>
          <Select
            style={{ width: 200 }}
            options={KINDS.map((value) => ({ value, label: t(`outside.dueKind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name={['deadline', 'number']} label={t('outside.dueNumber')} rules={required}>
          <InputNumber min={1} max={31} precision={0} />
        </Form.Item>
        <Form.Item name="validFrom" label={t('outside.validFrom')} rules={required}>
          <DayField clearable={false} />
        </Form.Item>
      </div>
      <ColumnFields />
    </FormDialog>
  );
}

function ColumnFields() {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <RowList
      name="columns"
      limits={{ min: 1, max: COLUMNS_MAX }}
      fresh={{ heading: '', field: 'project-name' }}
      words={{
        legend: t('outside.columns'),
        row: (number) => t('outside.columnNumber', { number }),
        remove: (number) => t('outside.removeColumn', { number }),
        removeShort: t('outside.remove'),
        add: t('outside.addColumn'),
      }}
    >
      {(name) => (
        <>
          <Form.Item
            name={[name, 'heading']}
            rules={[{ required: true, whitespace: true, message: t('app.required') }]}
            noStyle
          >
            <Input
              aria-label={t('outside.heading')}
              maxLength={100}
              style={{ width: 260, maxWidth: '100%' }}
            />
          </Form.Item>
          <Form.Item name={[name, 'field']} noStyle>
            <Select<Field>
              aria-label={t('outside.field')}
              style={{ width: 220, maxWidth: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              options={FIELDS.map((value) => ({ value, label: word('outsideField', value) }))}
            />
          </Form.Item>
        </>
      )}
    </RowList>
  );
}
