import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Recipient } from '../../client/alert-rules.js';
import { useWord } from '../../language/use-language.js';
import { RowList } from '../../ui/form/row-list.js';

const ROLES = ['officer', 'manager', 'auditor'] as const satisfies readonly Recipient['role'][];
const PLACES = [
  'unit',
  'nearest',
  'unit-and-above',
  'above',
  'top',
] as const satisfies readonly Recipient['where'][];
const ROWS_MAX = 10;

/**
 * Shows fields for the recipients of a rule's alerts and for the escalation levels. Both are lists
 * to which rows can be added.
 */
export function RecipientsFields() {
  const { t } = useTranslation();
  return (
    <>
      <Rows
        list="recipients"
        legend={t('alert.recipients')}
        min={1}
        fresh={{ role: 'manager', where: 'nearest' }}
      />
      <Rows
        list="escalation"
        legend={t('alert.escalation')}
        min={0}
        fresh={{ role: 'manager', where: 'above', afterWorkingDays: 3 }}
        escalates
      />
    </>
  );
}

interface RowsProps {
  list: 'recipients' | 'escalation';
  legend: string;
  min: number;
  fresh: object;
  escalates?: boolean;
}

function Rows({ list, legend, min, fresh, escalates = false }: RowsProps) {
  const { t } = useTranslation();
  const word = useWord();
  const rules = [{ required: true, message: t('app.required') }];
  return (
    <RowList
      name={list}
      limits={{ min, max: ROWS_MAX }}
      fresh={fresh}
      words={{
        legend,
        row: (number) => t('rules.row', { list: legend, number }),
        remove: (number) => t('rules.removeRow', { list: legend, number }),
        removeShort: t('rules.remove'),
        add: t(escalates ? 'rules.addStep' : 'rules.addRecipient'),
      }}
    >
      {(name) => (
        <>
          {escalates && (
            <Form.Item name={[name, 'afterWorkingDays']} rules={rules} noStyle>
              <InputNumber
                aria-label={t('rules.afterDays')}
                suffix={t('rules.workingDays')}
                precision={0}
                min={1}
                max={250}
                style={{ width: 150 }}
              />
            </Form.Item>
          )}
          <Form.Item name={[name, 'where']} rules={rules} noStyle>
            <Select
              aria-label={t('rules.where')}
              style={{ width: 250, maxWidth: '100%' }}
              options={PLACES.map((value) => ({ value, label: word('recipientPlace', value) }))}
            />
          </Form.Item>
          <Form.Item name={[name, 'role']} rules={rules} noStyle>
            <Select
              aria-label={t('rules.role')}
              style={{ width: 130 }}
              options={ROLES.map((value) => ({ value, label: word('role', value) }))}
            />
          </Form.Item>
        </>
      )}
    </RowList>
  );
}
