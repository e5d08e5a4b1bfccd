import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type ChangeRequest,
  type ChangeRequestBodies,
  type SavedChangeRequest,
  useSaveChangeRequest,
} from '../../client/budget-change-requests.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { parseAmount } from '../../ui/money/parse-amount.js';
import { typedAmount } from '../../ui/money/typed-amount.js';
import { textOrNothing } from '../../ui/form/text-or-nothing.js';
import { AmountField } from '../amount-field.js';

interface Typed {
  name: string;
  issuedOn: string;
  amount: string;
  unit: MoneyUnit;
  document: string;
  place?: string;
  note?: string;
}
interface DialogOf {
  projectId: string;
  /** The draft or returned change request to edit; null creates a new one. */
  over: Pick<ChangeRequest, 'id' | 'etag' | 'content'> | null;
  onDone: (changeRequest: SavedChangeRequest) => void;
  onClose: () => void;
}

/** A special bond in a stored draft; fields may be missing. */
type KeptBond = {
  [Field in keyof ChangeRequestBodies['special-bond']]?:
    ChangeRequestBodies['special-bond'][Field] | null;
};

/** Converts a stored special bond to form values. */
function typedBond({ name, issuedOn, amountFen, document, place, note }: KeptBond): Partial<Typed> {
  return {
    name: name ?? undefined,
    issuedOn: issuedOn ?? undefined,
    amount: amountFen ? typedAmount(amountFen, 'wan') : undefined,
    unit: 'wan',
    document: document ?? undefined,
    place: place ?? undefined,
    note: note ?? undefined,
  };
}

/**
 * Shows a dialog that drafts a special bond (专项债券). Once it is approved, the deadlines for
 * spending the money are counted from the day of issue.
 */
export function BondDialog({ projectId, over, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const save = useSaveChangeRequest(projectId);
  const required = { required: true, whitespace: true, message: t('app.required') };
  const submit = ({ amount, unit, ...typed }: Typed): void => {
    const read = parseAmount(amount, unit);
    if ('problem' in read) return;
    const body = {
      name: typed.name.trim(),
      issuedOn: typed.issuedOn,
      amountFen: read.fen.toString(),
      document: typed.document.trim(),
      place: textOrNothing(typed.place) ?? null,
      note: textOrNothing(typed.note) ?? null,
    };
    save.mutate({ filed: { kind: 'special-bond', body }, over }, { onSuccess: onDone });
  };
  return (
    <FormDialog<Typed>
      name="bond"
      title={t(over ? 'budget.chain.edit' : 'budget.bonds.file')}
      submit={t('budget.filings.saveDraft')}
      form={form}
      fieldOf={{ amountFen: 'amount' }}
      pending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
      initial={over ? typedBond(over.content) : { unit: 'wan' }}
    >
      <Form.Item name="name" label={t('budget.bonds.name')} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <AmountField label={t('budget.chain.amount')} />
      <div className="field-row">
        <Form.Item
          name="issuedOn"
          label={t('budget.bonds.issuedOn')}
          rules={[{ required: true, message: t('app.required') }]}
        >
          <DayField max={cityToday()} />
        </Form.Item>
        <Form.Item
          name="document"
          label={t('budget.chain.document')}
          rules={[required]}
          style={{ flex: '2 1 200px' }}
        >
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item
          name="place"
          label={t('budget.chain.placeOptional')}
          style={{ flex: '1 1 130px' }}
        >
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('ledger.noteOptional')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
