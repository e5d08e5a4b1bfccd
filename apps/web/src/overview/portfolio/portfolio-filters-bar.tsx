import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../../client/organisations.js';
import { usePlanColumns } from '../../client/plan.js';
import type { ProjectFilter } from '../../client/projects.js';
import { Choice } from '../../ui/form/choice.js';
import { useTypedText } from '../../ui/form/use-typed-text.js';
import { useWord } from '../../language/use-language.js';
import { KINDS } from './portfolio-filters.js';

const NO_FILTERS: ProjectFilter = {
  q: null,
  column: null,
  kind: null,
  flagship: null,
  unitId: null,
};

/**
 * Shows the filters of the list of projects. Changes have an effect at once, except the search
 * text, which waits until typing pauses.
 */
export function PortfolioFilters({
  filters,
  onChange,
}: {
  filters: ProjectFilter;
  onChange: (change: Partial<ProjectFilter>) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const searchId = useId();
  const columns = usePlanColumns().data?.items ?? [];
  const units = useOrganisations().data ?? [];
  const [search, setSearch] = useTypedText(filters.q ?? '', (q) => onChange({ q: q || null }));
  return (
    <>
      <div className="filter">
        <label htmlFor={searchId}>{t('portfolio.search')}</label>
        <Input
          id={searchId}
          type="search"
          style={{ width: 180 }}
          maxLength={100}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <Choice
        label={t('portfolio.column')}
        value={filters.column}
        onChange={(column) => onChange({ column })}
        width={200}
        search
        options={columns.map(({ number, title }) => ({
          value: number,
          label: `${number} ${title}`,
        }))}
      />
      <Choice
        label={t('portfolio.kind')}
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
        options={KINDS.map((kind) => ({ value: kind, label: word('kind', kind) }))}
      />
      <Choice
        label={t('portfolio.flagship')}
        value={filters.flagship === null ? null : String(filters.flagship)}
        onChange={(flagship) =>
          onChange({ flagship: flagship === null ? null : flagship === 'true' })
        }
        options={[
          { value: 'true', label: t('portfolio.flagshipOnly') },
          { value: 'false', label: t('portfolio.flagshipNot') },
        ]}
      />
      <Choice
        label={t('portfolio.unit')}
        value={filters.unitId}
        onChange={(unitId) => onChange({ unitId })}
        width={190}
        search
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button
        onClick={() => onChange(NO_FILTERS)}
        disabled={Object.values(filters).every((value) => value === null)}
      >
        {t('portfolio.clear')}
      </Button>
    </>
  );
}
