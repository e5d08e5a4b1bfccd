import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApprovalFilter } from '../client/approvals.js';
import { BUDGET } from '../client/budget-kinds.js';
import { useOrganisations } from '../client/organisations.js';
import { useWord } from '../language/use-language.js';
import { Choice } from '../ui/form/choice.js';
import { ProjectChoice } from '../ui/form/project-choice.js';
import { KINDS, STATES } from './approvals-filters.js';

interface BarOf {
  filters: ApprovalFilter;
  onChange: (change: Partial<ApprovalFilter>) => void;
}

/** Shows the filters of the list: kind, month, organisation, project and state. */
export function ApprovalsFiltersBar({ filters, onChange }: BarOf) {
  const { t } = useTranslation();
  const word = useWord();
  const organisations = useOrganisations().data ?? [];
  return (
    <div className="filters" role="group" aria-label={t('changes.filters')}>
      <Choice
        label={t('changes.kind')}
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          { value: BUDGET, label: t('changes.ofBudget') },
          ...KINDS.map((value) => ({ value, label: word('approvalKind', value) })),
        ]}
      />
      <MonthFilter month={filters.month} onChange={(month) => onChange({ month })} />
      <Choice
        label={t('changes.organisation')}
        value={filters.organisationId}
        search
        width={170}
        onChange={(organisationId) => onChange({ organisationId })}
        options={organisations.map(({ id: value, name: label }) => ({ value, label }))}
      />
      <ProjectChoice
        projectId={filters.projectId}
        onChange={(projectId) => onChange({ projectId })}
      />
      {/* All requests that wait for the user's decision have the same state. */}
      {filters.mine !== 'decide' && (
        <Choice
          label={t('changes.state')}
          value={filters.state}
          onChange={(state) => onChange({ state })}
          options={STATES.map((value) => ({ value, label: word('approvalState', value) }))}
        />
      )}
    </div>
  );
}

function MonthFilter({
  month,
  onChange,
}: {
  month: string | null;
  onChange: (month: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="filter">
      <label htmlFor="changes-month">{t('changes.month')}</label>
      <span className="nowrap">
        <input
          id="changes-month"
          className="ant-input month-filter"
          type="month"
          value={month ?? ''}
          onChange={({ target }) => onChange(target.value || null)}
        />
        {month !== null && (
          <Button type="link" onClick={() => onChange(null)}>
            {t('changes.anyMonth')}
          </Button>
        )}
      </span>
    </div>
  );
}
