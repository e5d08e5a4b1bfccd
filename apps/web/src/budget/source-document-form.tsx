import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { useFieldProblems } from '../ui/form/use-field-problems.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { pathsAtCells } from './problem-cell.js';
import type { SheetSaving } from './use-save-sheet.js';

/** The document on which the values in an editable table (year plans or funding) are based. */
export interface SourceDocument {
  effectiveOn: string;
  document: string;
  place: string | null;
  reason: string | null;
}

interface Typed {
  effectiveOn: string;
  document: string;
  place?: string;
  reason?: string;
}

interface FormOf {
  name: string;
  /** Years that can be submitted now, and whether the user has selected each. */
  years: readonly { year: number; chosen: boolean }[];
  onChoose: (years: readonly number[]) => void;
  initial: Partial<SourceDocument> | null;
  /**
   * Whether the user has to give a reason, because a selected year already has an approved plan.
   */
  reasonDue: boolean;
  saving: SheetSaving;
  /** Whether any value in the table is malformed. The cell of that value shows the problem. */
  unreadable: boolean;
  onSave: (sourceDocument: SourceDocument, andSubmit: boolean) => void;
  /** Saves the selected years as incomplete drafts. */
  onKeep: (sourceDocument: Partial<SourceDocument>) => void;
}

/**
 * Shows the form for the source document of the selected years. It saves the years as drafts or
 * submits them for approval.
 */
export function SourceDocumentForm({
  name,
  years,
  onChoose,
  initial,
  reasonDue,
  saving: { pending, refused },
  unreadable,
  onSave,
  onKeep,
}: FormOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const atFields = new Set([
    ...useFieldProblems(form, refused?.error ?? null),
    ...pathsAtCells(refused?.error),
  ]);
  const chosen = years.filter((one) => one.chosen).map(({ year }) => year);
  const save = (andSubmit: boolean): void => {
    void form.validateFields().then(
      (typed) =>
        onSave(
          {
            effectiveOn: typed.effectiveOn,
            document: typed.document.trim(),
            place: textOrNothing(typed.place) ?? null,
            reason: textOrNothing(typed.reason) ?? null,
          },
          andSubmit,
        ),
      () => undefined,
    );
  };
  const keep = (): void => {
    const typed = form.getFieldsValue() as Partial<Typed>;
    const statusMessage = {
      effectiveOn: typed.effectiveOn ?? undefined,
      document: textOrNothing(typed.document),
      place: textOrNothing(typed.place),
      reason: textOrNothing(typed.reason),
    };
    onKeep(
      Object.fromEntries(Object.entries(statusMessage).filter(([, value]) => value !== undefined)),
    );
  };
  if (years.length === 0) return <p className="soft">{t('budget.sheet.nothingToFile')}</p>;
  return (
    <Form<Typed>
      name={name}
      form={form}
      layout="vertical"
      disabled={pending}
      initialValues={{
        effectiveOn: initial?.effectiveOn,
        document: initial?.document,
        place: initial?.place ?? undefined,
        reason: initial?.reason ?? undefined,
      }}
    >
      <YearChoice name={name} chosen={chosen} onChoose={onChoose} years={years} />
      <SourceDocumentFields reasonDue={reasonDue} />
      {refused && <RefusedYear {...refused} atFields={atFields} />}
      {unreadable && <p role="note">{t('budget.sheet.unreadable')}</p>}
      <SaveActions
        pending={pending}
        nothingChosen={chosen.length === 0}
        unreadable={unreadable}
        onSave={save}
        onKeep={keep}
      />
    </Form>
  );
}

function RefusedYear({
  year,
  error,
  atFields,
}: NonNullable<SheetSaving['refused']> & { atFields: ReadonlySet<string> }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <strong>{t('budget.sheet.refusedYear', { year })}</strong>
      </p>
      <ProblemMessage error={error} atFields={atFields} />
    </>
  );
}

function SourceDocumentFields({ reasonDue }: { reasonDue: boolean }) {
  const { t } = useTranslation();
  const required = { required: true, message: t('app.required') };
  return (
    <>
      <div className="field-row">
        <Form.Item name="effectiveOn" label={t('budget.sheet.paperDay')} rules={[required]}>
          <DayField max={cityToday()} />
        </Form.Item>
        <Form.Item
          name="document"
          label={t('budget.chain.document')}
          rules={[{ ...required, whitespace: true }]}
          style={{ flex: '2 1 240px' }}
        >
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item
          name="place"
          label={t('budget.chain.placeOptional')}
          style={{ flex: '1 1 140px' }}
        >
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label={reasonDue ? t('budget.sheet.reason') : t('budget.chain.reasonOptional')}
        rules={reasonDue ? [{ ...required, whitespace: true }] : []}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}

function SaveActions({
  pending,
  nothingChosen,
  unreadable,
  onSave,
  onKeep,
}: {
  pending: boolean;
  nothingChosen: boolean;
  unreadable: boolean;
  onSave: (andSubmit: boolean) => void;
  onKeep: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="actions">
      <Button loading={pending} disabled={nothingChosen} onClick={onKeep}>
        {t('budget.filings.keepUnfinished')}
      </Button>
      <Button
        loading={pending}
        disabled={nothingChosen || unreadable}
        onClick={() => onSave(false)}
      >
        {t('budget.filings.saveDraft')}
      </Button>
      <Button
        type="primary"
        loading={pending}
        disabled={nothingChosen || unreadable}
        onClick={() => onSave(true)}
      >
        {t('budget.filings.submit')}
      </Button>
    </div>
  );
}

function YearChoice({
  name,
  chosen,
  onChoose,
  years,
}: {
  name: string;
  chosen: number[];
  onChoose: (years: readonly number[]) => void;
  years: readonly { year: number; chosen: boolean }[];
}) {
  const { t } = useTranslation();
  return (
    <div className="filter" role="group" aria-labelledby={`${name}-years`}>
      <span className="label" id={`${name}-years`}>
        {t('budget.sheet.years')}
      </span>
      <Checkbox.Group
        value={chosen}
        onChange={(list) => onChoose(list.map(Number))}
        options={years.map(({ year }) => ({ value: year, label: String(year) }))}
      />
    </div>
  );
}
