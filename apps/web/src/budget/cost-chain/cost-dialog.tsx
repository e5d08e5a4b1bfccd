import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCostChain } from '../../client/cost-chain.js';
import {
  type ChangeRequest,
  type SavedChangeRequest,
  useKeepUnfinished,
  useSaveChangeRequest,
} from '../../client/budget-change-requests.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';
import { AmountField } from '../amount-field.js';
import { AdjustmentFields } from './adjustment-fields.js';
import { COST_SCOPES, COST_SOURCES, COST_STAGES } from './chain-order.js';
import { PartFields } from './part-fields.js';
import { placeInForm, readCost, readSoFar, type TypedCost, typedCost } from './cost-typed.js';

interface DialogOf {
  projectId: string;
  /** The draft or returned change request to edit; null creates a new one. */
  over: Pick<ChangeRequest, 'id' | 'etag' | 'content'> | null;
  onDone: (changeRequest: SavedChangeRequest) => void;
  onClose: () => void;
}

/**
 * Shows a dialog that drafts the figure of a cost stage with its components. If the stage is an
 * adjustment, the user also enters reasons and funding sources.
 */
export function CostDialog({ projectId, over, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TypedCost>();
  const save = useSaveChangeRequest(projectId);
  const keep = useKeepUnfinished(projectId);
  const current = useCostChain(projectId).data?.current ?? null;
  const stage = Form.useWatch('stage', form) as TypedCost['stage'] | undefined;
  const submit = (typed: TypedCost): void => {
    const body = readCost(typed);
    if (body) save.mutate({ filed: { kind: 'cost', body }, over }, { onSuccess: onDone });
  };
  return (
    <FormDialog<TypedCost>
      wide
      name="cost"
      title={t(over ? 'budget.chain.edit' : 'budget.chain.file')}
      submit={t('budget.filings.saveDraft')}
      form={form}
      fieldOf={placeInForm}
      initial={
        over
          ? typedCost(over.content, 'wan')
          : {
              stage: 'approved-estimate',
              unit: 'wan',
              scope: current?.scope ?? 'not-stated',
              source: 'approval',
            }
      }
      pending={save.isPending || keep.isPending}
      error={save.error ?? keep.error}
      onSubmit={submit}
      onClose={onClose}
      besides={{
        label: t('budget.filings.keepUnfinished'),
        act: (typed) =>
          keep.mutate(
            { body: { kind: 'cost', content: readSoFar(typed) }, over },
            { onSuccess: onDone },
          ),
      }}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('budget.chain.fileHint')}
      </p>
      <FigureFields />
      <AmountField label={t('budget.chain.amount')} />
      {stage === 'adjusted-estimate' && <AdjustmentFields form={form} current={current} />}
      <ApprovalFields />
      <PartFields form={form} />
      <Form.Item name="note" label={t('ledger.noteOptional')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

function FigureFields() {
  const { t } = useTranslation();
  const required = { required: true, message: t('app.required') };
  const word = useWord();
  const options = (list: 'costStage' | 'scope' | 'costSource', codes: readonly string[]) =>
    codes.map((value) => ({ value, label: word(list, value) }));
  return (
    <div className="field-row">
      <Form.Item name="stage" label={t('budget.chain.stage')} rules={[required]}>
        <Select style={{ width: 170 }} options={options('costStage', COST_STAGES)} />
      </Form.Item>
      <Form.Item name="scope" label={t('project.scope')} rules={[required]}>
        <Select style={{ width: 150 }} options={options('scope', COST_SCOPES)} />
      </Form.Item>
      <Form.Item name="effectiveOn" label={t('budget.chain.day')} rules={[required]}>
        <DayField max={cityToday()} />
      </Form.Item>
    </div>
  );
}

function ApprovalFields() {
  const { t } = useTranslation();
  const required = { required: true, message: t('app.required') };
  const word = useWord();
  const options = (list: 'costStage' | 'scope' | 'costSource', codes: readonly string[]) =>
    codes.map((value) => ({ value, label: word(list, value) }));
  return (
    <>
      <div className="field-row">
        <Form.Item name="source" label={t('budget.chain.source')} rules={[required]}>
          <Select style={{ width: 150 }} options={options('costSource', COST_SOURCES)} />
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
      <div className="field-row">
        <Form.Item
          name="approvalNumber"
          label={t('budget.chain.approvalNumberOptional')}
          style={{ flex: '1 1 200px' }}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="approvalBody"
          label={t('budget.chain.approvalBodyOptional')}
          style={{ flex: '1 1 200px' }}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="priceBasis"
          label={t('budget.chain.priceBasisOptional')}
          style={{ flex: '1 1 200px' }}
        >
          <Input maxLength={200} />
        </Form.Item>
      </div>
    </>
  );
}
