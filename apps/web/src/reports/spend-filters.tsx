import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';
import type { SpendFilters } from '../client/spend.js';
import { SPEND_GROUPS, type SpendGroup } from '../client/spend-groups.js';
import { useWord } from '../language/use-language.js';
import { Choice } from '../ui/form/choice.js';
import { FilterChip } from '../ui/form/filter-chip.js';
import { FUNDING_SOURCES } from '../ui/money/funding-sources.js';
import type { QuestionChange } from './spend-question.js';

/** Filters that are chosen from a list here; the others come with a link and can be removed. */
const CHOSEN: readonly SpendGroup[] = ['flagship', 'organisation', 'stage', 'source'];
const STAGES = [
  'proposed',
  'preparation',
  'construction',
  'completed',
  'final-account',
  'evaluated',
  'deferred',
  'suspended',
  'cancelled',
] as const;

/** Shows what the report is restricted to. */
export function SpendFiltersBar({
  filters,
  onChange,
}: {
  filters: SpendFilters;
  onChange: (change: QuestionChange) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const organisations = useOrganisations().data ?? [];
  const set = (group: SpendGroup, value: string | null): void =>
    onChange({ filters: { [group]: value } });
  const carried = SPEND_GROUPS.filter(
    (group) => filters[group] !== undefined && !CHOSEN.includes(group),
  );
  const flagships = filters.flagship === 'true';
  return (
    <>
      <div className="filter">
        <span className="label">{t('spend.only')}</span>
        <Button
          type={flagships ? 'primary' : 'default'}
          aria-pressed={flagships}
          onClick={() => set('flagship', flagships ? null : 'true')}
        >
          {t('spend.flagships')}
        </Button>
      </div>
      <Choice
        label={t('spend.group.organisation')}
        search
        width={170}
        value={filters.organisation ?? null}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => set('organisation', value)}
      />
      <Choice
        label={t('spend.group.stage')}
        value={filters.stage ?? null}
        options={STAGES.map((value) => ({ value: String(value), label: word('stage', value) }))}
        onChange={(value) => set('stage', value)}
      />
      <Choice
        label={t('spend.group.source')}
        value={filters.source ?? null}
        options={FUNDING_SOURCES.map((value) => ({
          value: String(value),
          label: word('fundingSource', value),
        }))}
        onChange={(value) => set('source', value)}
      />
      {carried.map((group) => (
        <FilterChip
          key={group}
          label={t('spend.restricted')}
          all={t('spend.removeFilter', { group: t(`spend.group.${group}`) })}
          onAll={() => set(group, null)}
        >
          {t(`spend.group.${group}`)}
        </FilterChip>
      ))}
    </>
  );
}
