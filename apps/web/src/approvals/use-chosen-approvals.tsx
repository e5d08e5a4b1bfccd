import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '../client/approvals.js';
import { useLanguage } from '../language/use-language.js';
import type { Column } from '../ui/table/data-table.js';

/** Largest number of change requests that one request of the API decides. */
const CHOSEN_MAX = 1000;

/** Checks whether a change request may be decided together with others. */
const fitsBulk = ({ mayDecide, summary }: Approval): boolean =>
  mayDecide && summary !== null && summary.warnings.length === 0;

/**
 * Returns the ids of the change requests that the user has selected, and the table column with the
 * checkboxes. Requests with warnings cannot be selected; each must be opened to decide it. The
 * column is null when the user can decide none of the displayed requests.
 */
export function useChosenApprovals(shown: readonly Approval[]): {
  chosen: readonly string[];
  clear: () => void;
  column: Column<Approval> | null;
} {
  const { t } = useTranslation();
  const language = useLanguage();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const offered = shown.filter(fitsBulk).map(({ id }) => id);
  const chosen = offered.filter((id) => ticked.has(id)).slice(0, CHOSEN_MAX);
  const tick = (ids: readonly string[], on: boolean): void =>
    setTicked((now) => {
      const next = new Set(now);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      return next;
    });
  const all = offered.length > 0 && chosen.length === Math.min(offered.length, CHOSEN_MAX);
  const column: Column<Approval> = {
    key: 'choose',
    ticks: true,
    title: (
      <Checkbox
        aria-label={t('changes.chooseAll')}
        checked={all}
        indeterminate={chosen.length > 0 && !all}
        onChange={({ target }) => tick(offered, target.checked)}
      />
    ),
    cell: (request) =>
      fitsBulk(request) && (
        <Checkbox
          aria-label={t('changes.choose', { name: request.summary?.title[language] ?? '' })}
          checked={ticked.has(request.id)}
          onChange={({ target }) => tick([request.id], target.checked)}
        />
      ),
  };
  return {
    chosen,
    clear: () => setTicked(new Set()),
    column: offered.length > 0 ? column : null,
  };
}
