import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type ChangeRequestDetail,
  type ChangeRequestKind,
  useChangeRequest,
} from '../../client/budget-change-requests.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useMay } from '../../session/use-may.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { CostDialog } from '../cost-chain/cost-dialog.js';
import { PeriodFigureDialog } from '../family/period-figure-dialog.js';
import { BondDialog } from '../funding/bond-dialog.js';
import { ChangeRequestChanges } from './change-request-changes.js';
import { ChangeRequestContent } from './change-request-content.js';
import { ChangeRequestHistory } from './change-request-history.js';
import { useFieldName } from './field-name.js';
import { Findings } from './findings.js';

interface ContentOf {
  id: string;
  onDone: (statusMessage: string) => void;
}

/**
 * Shows what only the budget knows of a change request: each field beside the value in force, the
 * results of the budget rules, what its earlier versions said, and its form while it can be edited.
 */
export function MoneyContent({ id, onDone }: ContentOf) {
  const { data: request, error, refetch } = useChangeRequest(id);
  if (request) return <Sections request={request} onDone={onDone} />;
  return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
}

function Sections({
  request,
  onDone,
}: {
  request: ChangeRequestDetail;
  onDone: ContentOf['onDone'];
}) {
  const { t } = useTranslation();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [changes, content, versions] = [useId(), useId(), useId()];
  const decided = request.state === 'approved';
  return (
    <>
      <section className="panel" aria-labelledby={changes}>
        <div className="panel-head">
          <h2 id={changes}>{t(decided ? 'budget.filings.findings' : 'budget.filings.changes')}</h2>
          {isAuditedFirst(request) && (
            <StatusTag tone="red">{t('budget.chain.auditFirst')}</StatusTag>
          )}
          <span className="spacer" />
          <MoneyUnitSwitch unit={unit} onChange={setUnit} />
        </div>
        {request.missing.length > 0 && <Missing request={request} />}
        <Edit request={request} onDone={onDone} />
        {!decided && <ChangeRequestChanges filing={request} unit={unit} />}
        <Findings findings={request.findings} unit={unit} />
      </section>
      <section className="panel" aria-labelledby={content}>
        <h2 id={content}>{t('budget.filings.content')}</h2>
        <ChangeRequestContent content={request.content} unit={unit} />
      </section>
      <section className="panel" aria-labelledby={versions}>
        <h2 id={versions}>{t('budget.filings.versions')}</h2>
        <ChangeRequestHistory id={request.id} unit={unit} />
      </section>
    </>
  );
}

const isAuditedFirst = ({ findings }: ChangeRequestDetail): boolean =>
  findings.some(({ rule, state }) => rule === 'adjustment-audit-first' && state === 'marked');

/** Shows the fields that have to be filled in before the draft can be submitted. */
function Missing({ request: { missing } }: { request: ChangeRequestDetail }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  return (
    <p role="note">
      {t('budget.filings.missing', { fields: missing.map(nameOf).join(t('budget.comma')) })}
    </p>
  );
}

const SHEETS: Readonly<Partial<Record<ChangeRequestKind, string>>> = {
  'year-plan': 'year-plans',
  funding: 'funding',
};

const FORMS: Readonly<Partial<Record<ChangeRequestKind, typeof CostDialog>>> = {
  cost: CostDialog,
  'special-bond': BondDialog,
  'period-figure': PeriodFigureDialog,
};

/**
 * Shows how a draft or returned request is edited: in its own form, or in the table of years in
 * which it was created. Shows nothing where the user may not edit it.
 */
function Edit({ request, onDone }: { request: ChangeRequestDetail; onDone: ContentOf['onDone'] }) {
  const { t } = useTranslation();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { state, kind, projectId, unitId } = request;
  if ((state !== 'draft' && state !== 'returned') || !may.record(unitId)) return null;
  const sheet = SHEETS[kind];
  const EditDialog = FORMS[kind];
  return (
    <div className="actions">
      {sheet !== undefined && (
        <Link className="ant-btn ant-btn-default" to={`/projects/${projectId}/${sheet}`}>
          {t('budget.filings.editInSheet')}
        </Link>
      )}
      {EditDialog !== undefined && (
        <Button onClick={() => setEditing(true)}>{t('budget.filings.edit')}</Button>
      )}
      {EditDialog !== undefined && editing && (
        <EditDialog
          projectId={projectId}
          over={request}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onDone(t('budget.filings.saved'));
          }}
        />
      )}
    </div>
  );
}
